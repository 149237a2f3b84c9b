import type { Placeholder } from './placeholders'

/** What each placeholder stands for, in the words of those who write the texts. */
export const PLACEHOLDER_WORDS: Record<Placeholder, string> = {
  number: '受付番号',
  date: '日付',
  time: '時刻',
  office: '窓口の名前',
  address: '窓口の所在地',
  service: 'サービスの名前',
  people: '人数',
  bring: '持ってくるもの',
  link: '予約を見るリンク',
  phone: '電話番号',
  hours: '電話の受付時間',
  city: '市の名前',
  reason: '閉める理由',
  missing: '足りないもの',
}
