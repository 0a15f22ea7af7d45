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
    voice.say(`File ${data.coder}.json saved where your browser puts downloads. Half-done is fine.`);
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
    const answers = [['keep', 'Keep what stands here'], ['load', 'Load the file']];
    if (question && (await askPerson('Load this file?', question, answers)) !== 'load') return;
    this.desk.change(() => load(found, record, (history) => saving.waiting.push(...history)));
    this.desk.begin();
  }
}
