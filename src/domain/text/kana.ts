/**
 * Kana with a parted voicing mark (か + U+3099, as a Mac writes them) as one letter: が. Only kana:
 * Unicode's own composition would also replace kanji of compatibility (神 → 神) and lose them.
 */
export const composeKana = (text: string): string =>
  /[\u3099\u309a]/.test(text)
    ? text
        .replace(/[\u3040-\u30ff][\u3099\u309a]/g, (pair) => pair.normalize('NFC'))
        // A mark that no letter takes (あ゛) stands for itself.
        .replace(/\u3099/g, '\u309b')
        .replace(/\u309a/g, '\u309c')
    : text
