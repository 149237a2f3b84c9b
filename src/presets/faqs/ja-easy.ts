import type { FaqPreset } from '../types'

export const jaEasy: Omit<FaqPreset, 'language'>[] = [
  {
    key: 'number-where',
    question: '予約の番号は どこに ありますか。',
    answer:
      '「交付通知書」という はがきに 書いて あります。12の 数字の マイナンバーは 使いません。書かないで ください。',
  },
  {
    key: 'change',
    question: '予約した日に 行けません。',
    answer:
      '「予約の確認」で 日を 変えることや やめることが できます。できないときは 電話して ください。',
  },
  {
    key: 'child',
    question: '子どもの カードは どうやって もらいますか。',
    answer: '15歳より 小さい子は、お父さんや お母さんと いっしょに 来てください。',
  },
  {
    key: 'lost-card',
    question: 'マイナンバーカードを なくしました。',
    answer:
      'すぐに 0120-0178-27（外国語）か 0120-95-0178（日本語）に 電話して ください。夜でも いつでも できます。',
  },
]
