/** The columns of the city's list, in the order of CD-01. */
export const CARD_COLUMNS = [
  '予約ID',
  '発送番号',
  '製造管理番号',
  '氏名',
  '住所',
  '生年月日',
  '状態区分',
  '交付日',
  '有効期限',
  '取りやめ日',
  '備考',
] as const

/** One row; dates as YYYY-MM-DD, '' where there is nothing. */
export type DemoCard = Record<(typeof CARD_COLUMNS)[number], string>

type State = { status: string; youngest: number; oldest: number }

/** The seven statuses (requirements §2.0), how long ago such cards were made in days, and share. */
export const STATUSES: readonly (readonly [State, number])[] = [
  [{ status: '受入れ済み', youngest: 1, oldest: 8 }, 6],
  [{ status: '交付前設定済み', youngest: 4, oldest: 14 }, 5],
  [{ status: '区移管済み', youngest: 8, oldest: 20 }, 5],
  [{ status: '交付通知書発送済み', youngest: 12, oldest: 110 }, 64],
  [{ status: '交付済み', youngest: 30, oldest: 200 }, 13],
  [{ status: '交付取りやめ', youngest: 60, oldest: 365 }, 3],
  [{ status: '申請時来庁発送済み', youngest: 15, oldest: 120 }, 4],
]

/** Mostly nothing; some hold the commas, quotes and line breaks an import must survive. */
export const REMARKS: readonly (readonly [string, number])[] = [
  ['', 90],
  ['代理人受取の相談あり', 2],
  ['転居予定,要確認', 2],
  ['通知書返戻\n再送依頼あり', 1.5],
  ['申請時の氏名表記は"旧字"', 1.5],
  ['車いす利用', 1],
  ['通訳(ポルトガル語)希望', 1],
  ['①写真差替 ～ 済', 1],
]
