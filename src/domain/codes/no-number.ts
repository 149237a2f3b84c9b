/** A name, an office: no number has such signs, and no booking has a name. */
const WORDS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2}/u

/** Was a name or a word typed where only a number finds anything? */
export const isWords = (text: string): boolean => WORDS.test(text)

/** Said to staff who typed one, before what they can type instead. */
export const NO_WORDS = '氏名やことばでは探せません。'
export const TOO_SHORT = '番号が短すぎます。4文字以上入力してください。'
