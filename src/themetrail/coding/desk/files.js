/* Files saved and loaded. */
'use strict';

class Files {
  constructor(desk) {
    this.desk = desk;
  }

  save() {
    const { record, data, saving, frame, voice, atHand } = this.desk;
    atHand.memo.commit();
    const text = JSON.stringify(exported(record, data, saving.desk));
    const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    make('a', { href, download: `${data.coder}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
    saving.noteFile();
    voice.say(say('file_saved', { file: `${data.coder}.json` }));
    frame.refresh(new Set());
  }

  /** Take a saved file up; asks first where work stands here. */
  async load(file) {
    const { record, data, saving, frame, atHand } = this.desk;
    atHand.memo.commit();
    const { refused, document: found } = readExport(await file.text(), record, data);
    frame.report('file', refused || '');
    if (refused) return;
    const question = askBeforeLoading(found, record, saving.desk);
    const answers = [['keep', say('keep_what_stands')], ['load', say('load_the_file')]];
    if (question && (await askPerson(say('load_this_file'), question, answers)) !== 'load') return;
    this.desk.change(() => load(found, record, (history) => saving.waiting.push(...history)));
    this.desk.begin();
  }
}
