/* Words as the search compares them: folded and without their endings. Handed over as a function, so that a worker can have it. */
"use strict";
amendsSearch.give("words", function () {
  const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
  const JOINT = /[-‐‑&.]/u; // what makes two words one: t-mobile, e-mail, at&t, bit.ly
  const QUOTED = /["“”„«»]([^"“”„«»]+)(["“”„«»]|$)/gu;
  const STOP = new Set(
    ("a about after again all am an and any are as at be been before being but by can could did do does doing for from get got had " +
      "has have having he her here him his how i if in into is it its just let like may me might must my no nor not of off on once " +
      "one only or our out over own please said say says shall she should so some such tell than that the their them then there these they this " +
      "those to too up us very was we were what when where whether which while who whom whose why will with would you your").split(" "),
  );
  /* Other words for the same thing; the playbook may use only one of them. */
  const LIKE = {
    __proto__: null, // “constructor” has no others
    agent: "employee", agents: "employees", apologise: "sorry", apologize: "sorry", apology: "sorry", bill: "charge",
    blackout: "outage", boss: "chief executive", cash: "refund", ceo: "chief executive", client: "customer",
    clients: "customers", consumer: "customer", contractor: "supplier", crash: "outage", deadline: "limit", delete: "withdraw",
    down: "outage", email: "e-mail", employee: "staff", employees: "staff", exercise: "drill", fake: "scam", fraud: "scam",
    goodwill: "remedy", hack: "breach", hacked: "breach", invoice: "bill", journalist: "press", lawyer: "counsel",
    lawyers: "counsel", leak: "breach", leaked: "breach", legal: "law", media: "press", newsletter: "e-mail",
    payout: "compensation", phishing: "scam", phone: "call", postmortem: "review", redress: "remedy", rehearse: "practise",
    reimburse: "refund", reimbursement: "refund", reporter: "press", sorry: "apologise", stolen: "breach",
    subcontractor: "supplier", tabletop: "drill", telephone: "phone", template: "draft", tweet: "social media",
    twitter: "social media", vendor: "supplier", voucher: "credit", wording: "words",
  };
  const ACCENTS = { a: "àáâãäå", c: "ç", e: "èéêë", i: "ìíîï", n: "ñ", o: "òóôõöø", u: "ùúûü", y: "ýÿ", z: "ž" };
  const SPELT = { or: "ou?r", er: "(?:er|re)", ns: "n[sc]", ys: "y[sz]", y: "[yi]" }; // what ending() makes one
  const stems = new Map();

  const fold = (word) =>
    word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’ʼ]s$/u, "").replace(/['’ʼ]/gu, "");

  /* What is left of an English word without its endings, the same for British and American spelling. Not always a word. */
  function ending(word) {
    let stem = word;
    if (stem.length < 4 || !/^[a-z]+$/.test(stem)) return stem;
    if (/ies$/.test(stem)) stem = stem.slice(0, -3) + "y";
    else if (/(ss|sh|ch|x)es$/.test(stem)) stem = stem.slice(0, -2);
    else if (/[^suiw]s$/.test(stem)) stem = stem.slice(0, -1);
    if (/.{3}ied$/.test(stem)) stem = stem.slice(0, -3) + "y";
    else if (/[aeiouy].*[^e]ed$/.test(stem) && stem.length > 4) stem = stem.slice(0, -2);
    else if (/[aeiouy].*ing$/.test(stem) && stem.length > 5) stem = stem.slice(0, -3);
    else if (/.{4}ly$/.test(stem)) stem = stem.slice(0, -2);
    stem = stem.replace(/(.{4})(is|iz)ation$/, "$1").replace(/(.{4})at(?:ion|e|or|)$/, "$1");
    stem = stem.replace(/([bt])re$/, "$1er").replace(/(.{3})e$/, "$1").replace(/(.{5})i[sz]$/, "$1").replace(/(.{4})y$/, "$1");
    return stem.replace(/our(it|abl|)$/, "or$1").replace(/yz$/, "ys").replace(/enc$/, "ens").replace(/ogu$/, "og").replace(/ific$/, "if").replace(/([b-df-hj-np-rtv-z])\1$/, "$1");
  }

  /* What words of one family share: apologetic and apology, settlement and settle, responsibility and responsible. */
  function root(stem) {
    let left = stem.replace(/cision$/, "cid").replace(/ur$/, "");
    for (let before = ""; before !== left; ) {
      before = left;
      left = left.replace(/^(.{5,}?)(?:ment|ness|ful|less|al|abl|abilit|ibl|ibilit|iv|ativ|ator|or|er|ion|ation|it|ens|ans|ous|ship|etic|ic|ant|ent|worth|ist)$/, "$1");
    }
    return left.replace(/[yie]$/, "");
  }

  function stem(raw) {
    let found = stems.get(raw);
    if (found === undefined) {
      found = ending(fold(raw));
      if (stems.size > 200000) stems.clear();
      stems.set(raw, found);
    }
    return found;
  }

  /* Call back with the start, the end and the stem of each word in the text. */
  function each(text, call) {
    for (const match of text.matchAll(WORD)) call(match.index, match.index + match[0].length, stem(match[0]), match[0]);
  }

  /* The stems of a text; two words with a joint between them are also one. */
  function terms(text, all) {
    const found = [];
    let before = "";
    let end = -1;
    each(text, (start, stop, one, raw) => {
      if (all || !STOP.has(raw.toLowerCase())) found.push(one);
      if (start === end + 1 && JOINT.test(text[end])) found.push(stem(before + raw));
      before = raw;
      end = stop;
    });
    return found;
  }

  /* The stems that tell one title from another. */
  function telling(title) {
    const found = [];
    each(title, (start, stop, one, raw) => STOP.has(raw.toLowerCase()) || found.push(one));
    return found;
  }

  /* A phrase between quotation marks: the same words in a row, whatever stands between them. */
  function pattern(phrase, whole) {
    const parts = [...phrase.matchAll(WORD)].map((match) => match[0].replace(/['’ʼ]/gu, "['’ʼ]"));
    return parts.length ? new RegExp(`(?<![\\p{L}\\p{N}])${parts.join("[^\\p{L}\\p{N}]+")}${whole ? "(?![\\p{L}\\p{N}])" : ""}`, "giu") : null;
  }

  /* Finds words that may have one of these stems, quickly: whoever uses it looks at the stem of what it finds. */
  function finder(list) {
    const starts = list.map((one) => one.replace(/or|er$|ns$|ys$|y$|[aceinouyz]/g, (part) => SPELT[part] || `[${part}${ACCENTS[part]}]`));
    return starts.length ? new RegExp(`(?:${[...new Set(starts)].join("|")})[\\p{L}\\p{N}\\p{M}'’ʼ]*`, "giu") : null;
  }

  /* What was typed: words with what may stand for them, and phrases. */
  function read(query) {
    const phrases = [];
    for (const match of query.matchAll(QUOTED)) if (match[2] || match[1].length > 2) phrases.push(pattern(match[1], match[2]));
    const found = [];
    let before = "";
    each(query.replace(QUOTED, (all) => all.replace(/["“”„«»]/gu, " ")), (start, stop, one, raw) => {
      const folded = fold(raw);
      const joined = JOINT.test(query[start - 1] + query[stop]);
      const last = stop === query.length && !phrases.length;
      const like = terms(LIKE[folded] || "", true);
      const word = { stem: one, folded, last, like, whole: "", stop: STOP.has(folded) && !joined };
      for (const part of before ? [found.at(-1), word] : []) {
        part.like.push(stem(before + raw)); // the playbook may write two words as one
        if (/[&.]/.test(query[start - 1])) part.whole = stem(before + raw); // of which a part says little
      }
      found.push(word);
      before = raw;
    });
    const heavy = found.filter((word) => !word.stop);
    const light = heavy.length ? found.filter((word) => word.stop).map((word) => word.stem) : [];
    const typed = found.length > 1 ? pattern(query, true) : null;
    return { light, words: (heavy.length ? heavy : found).slice(0, 24), phrases: phrases.filter(Boolean), typed };
  }

  return { finder, read, root, stem, telling, terms };
});
