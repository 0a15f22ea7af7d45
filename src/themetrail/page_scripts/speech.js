/* What a page says, in the language of the study. The sentences stand in its data, by their names. */
'use strict';

let speech = { language: 'en', singular: [1], sentences: {} };
let asNumber = String;
let asTime = String;

/** Take up the words of the page. Formatters are made once: to make one takes longer than to write a hundred numbers. */
function speak(words) {
  speech = words;
  asNumber = new Intl.NumberFormat(words.language).format;
  asTime = new Intl.DateTimeFormat(words.language, { dateStyle: 'medium', timeStyle: 'short' }).format;
}

/** The sentence of a name with its facts; where it has a form for one and one for many, the number `n` chooses. */
function say(name, facts = {}) {
  const forms = speech.sentences[name];
  if (forms === undefined) throw new Error(`the page has no words for ${name}`);
  const form = Array.isArray(forms) ? forms[speech.singular.includes(facts.n) ? 0 : 1] : forms;
  return form.replace(/\{(\w+)\}/g, (_, fact) => (typeof facts[fact] === 'number' ? asNumber(facts[fact]) : facts[fact]));
}
