const DIGITS = '〇一二三四五六七八九'
const LOOKALIKES: Record<string, string> = { 零: '〇', '○': '〇', 壱: '一', 弐: '二', 参: '三' }

/** `五十五` → 55, `一九八〇` → 1980. @returns null for anything else */
function numberOf(word: string): number | null {
  if (!word.includes('十')) return Number([...word].map((char) => DIGITS.indexOf(char)).join(''))
  const [tens = '', ones = '', ...more] = word.split('十')
  if (more.length > 0 || tens.length > 1 || ones.length > 1) return null
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)
}

/** Kanji numbers of a date as digits: `昭和五十五年四月一日` → `昭和55年4月1日`. */
export const withoutKanjiNumbers = (text: string): string =>
  text
    .replace(/[零○壱弐参]/g, (char) => LOOKALIKES[char] ?? char)
    .replace(/[〇一二三四五六七八九十]+(?=[年月日])/g, (word) => String(numberOf(word) ?? word))
