import type { FigureSource, Takes } from '@/domain/reports/vocabulary'

import type { CityCode } from './types'

type Part =
  | { heading: string; source: FigureSource }
  | { heading: string; kind: 'indicators' }
  | { heading: string; kind: 'sums'; sumOf: string; takes: Takes; headings: string }
  | Words
type Words = { heading: string; hint?: string; required?: boolean; goesOn?: boolean }

/** `deadline` is the key of the city's rule that says when it is due. */
export type ReportFormPreset = {
  key: string
  title: string
  deadline: string | null
  addressee: string
  note: string
  parts: Part[]
}

const figures = (heading: string, source: FigureSource): Part => ({ heading, source })
const words = (heading: string, hint: string, more: Partial<Words> = {}): Part => ({
  ...{ heading, hint, required: true },
  ...more,
})

/** `sumOf`: the title of a form that stands before it. */
const sums = (heading: string, sumOf: string, takes: Takes, headings: string[]): Part => ({
  ...{ heading, kind: 'sums', sumOf, takes },
  headings: headings.join('\n'),
})
const INDICATORS: Part = { heading: 'サービス水準指標の達成状況', kind: 'indicators' }

const PROBLEMS = words('問題点', '期間中に起きた問題。なければ「なし」と書きます。')
const REMEDIES = words('改善内容', '問題への対応と、改善したこと。なければ「なし」と書きます。')
const WITH_CITY = words(
  '市と調整が必要な事項',
  '市に決めてほしいこと。なければ「なし」と書きます。',
)
const CALLS = figures('電話の件数', 'calls')
const STAFF = figures('要員体制', 'staffing')

const KAWASAKI: ReportFormPreset[] = [
  {
    key: 'daily',
    title: '日次報告書',
    deadline: 'daily',
    addressee: '川崎市長',
    note: '仕様書6(1)・6(2)イ',
    parts: [
      figures('処理件数（カード）', 'card-work'),
      figures('処理件数（窓口の手続き）', 'procedures'),
      figures('予約の件数', 'bookings'),
      CALLS,
      figures('相談内容と件数', 'call-categories'),
      words('処理内容', 'その日に行った業務。', { goesOn: true }),
      PROBLEMS,
      REMEDIES,
      WITH_CITY,
      words('作業工数見積', '作業ごとの人数と時間。', { goesOn: true }),
      STAFF,
    ],
  },
  {
    key: 'monthly',
    title: '月次業務計画・実績報告書',
    deadline: 'monthly',
    addressee: '川崎市長',
    note: '仕様書6(1)・6(2)イ',
    parts: [
      figures('処理件数（カード）', 'card-work'),
      figures('処理件数（窓口の手続き）', 'procedures'),
      figures('予約の件数', 'bookings'),
      CALLS,
      figures('相談内容と件数', 'call-categories'),
      figures('障害・事故', 'incidents'),
      words('処理内容', 'その月に行った業務。', { goesOn: true }),
      PROBLEMS,
      REMEDIES,
      WITH_CITY,
      words('業務の効率化の提案', '提案と、見込まれる効果。なければ「なし」と書きます。'),
      words('翌月の業務内容', '翌月に行う業務。', { goesOn: true }),
      words('翌月の作業工数と要員体制、その根拠', '人数と時間、そう見積もった根拠。', {
        goesOn: true,
      }),
      STAFF,
    ],
  },
  {
    key: 'training',
    title: '要員育成報告書',
    deadline: 'training',
    addressee: '川崎市長',
    note: '仕様書6(1)・6(2)イ',
    parts: [
      figures('研修の実施', 'training'),
      words('研修計画', '翌月からの研修の予定。', { goesOn: true }),
      words('研修内容', '職位・役割に合わせて教えたこと。'),
      words('指導記録', '個別の指導。氏名は書きません。なければ「なし」と書きます。'),
    ],
  },
  {
    key: 'service-level',
    title: 'サービス水準検証結果報告書',
    deadline: 'service-level',
    addressee: '川崎市長',
    note: '仕様書6(1)・6(2)イ',
    parts: [
      figures('サービス水準', 'service-levels'),
      CALLS,
      figures('苦情', 'complaints'),
      figures('障害・事故', 'incidents'),
      INDICATORS,
      words('モニタリング結果', '主な指標の結果。'),
      words('検証内容', '基準を下回ったときは、原因と対策。'),
    ],
  },
  {
    key: 'yearly',
    title: '年度業務実績報告書',
    deadline: 'yearly',
    addressee: '川崎市長',
    note: '仕様書6(1)・6(2)イ',
    parts: [
      sums('月ごとの実績の合計', '月次業務計画・実績報告書', 'accepted', [
        '処理件数（カード）',
        '処理件数（窓口の手続き）',
        '予約の件数',
        '電話の件数',
      ]),
      figures('障害・事故', 'incidents'),
      words('処理内容', '年度に行った業務。'),
      words('分析', '月ごとの実績の分析。'),
      PROBLEMS,
      REMEDIES,
      words('件数に対して通常必要な作業工数', '件数あたりの人数と時間。'),
      STAFF,
    ],
  },
  {
    key: 'call-monthly',
    title: 'コールセンター月次報告',
    deadline: null,
    addressee: '川崎市長',
    note: '仕様書5(1)ウ(ス)',
    parts: [
      figures('問合せの種別ごとの件数', 'call-categories'),
      figures('エスカレーションの件数と傾向', 'escalations'),
      figures('エスカレーションの事例', 'escalation-cases'),
      figures('FAQの追加・修正', 'faq-changes'),
      figures('苦情の事例', 'complaint-cases'),
      words('傾向の分析', '増えた問合せ、減った問合せとその理由。'),
      words('対策の提案', '問合せを減らす方法など。'),
    ],
  },
]

const KAWAGOE: ReportFormPreset[] = [
  {
    key: 'daily',
    title: '日次報告書（申請サポート窓口）',
    deadline: 'daily',
    addressee: '川越市長',
    note: '仕様書 第2-1(12)①ア。個人情報は書きません。',
    parts: [
      figures('受付・写真撮影・申請支援の件数', 'procedures'),
      words('対応困難・トラブルのあった事例', '氏名など個人が分かることは書きません。'),
      words('その他の対応', 'なければ「なし」と書きます。'),
    ],
  },
  {
    key: 'monthly',
    title: '月次報告書（申請サポート窓口）',
    deadline: 'monthly',
    addressee: '川越市長',
    note: '仕様書 第2-1(12)①イ。日次報告書をまとめます。',
    parts: [
      sums('日次報告書の合計', '日次報告書（申請サポート窓口）', 'handed', []),
      words('対応困難・トラブルのあった事例', '氏名など個人が分かることは書きません。'),
      words('その他の対応', 'なければ「なし」と書きます。'),
    ],
  },
  {
    key: 'call',
    title: '月次報告（コールセンター）',
    deadline: 'call',
    addressee: '川越市長',
    note: '仕様書 第2-2(7)①',
    parts: [
      CALLS,
      figures('時間帯ごとの件数', 'call-hours'),
      figures('予約の受付件数', 'bookings-accepted'),
      figures('応答率・完了率・転送率', 'service-levels'),
      figures('対応した人数と席数', 'call-seats'),
      figures('苦情', 'complaints'),
      figures('問合せの記録', 'inquiries'),
      words('傾向の分析と提案', '件数の傾向、市民の意見、改善の提案。'),
      words('市が求めるその他の事項', '求められた月だけ書きます。', { required: false }),
    ],
  },
]

const CHIBA: ReportFormPreset[] = [
  {
    key: 'completion',
    title: '委託業務完了報告書',
    deadline: 'completion',
    addressee: '千葉市長',
    note: '仕様書3章3(1)',
    parts: [
      CALLS,
      figures('応答率', 'service-levels'),
      figures('予約の件数', 'bookings'),
      figures('問合せの記録', 'inquiries'),
      words('業務の実施状況', 'その月に行った業務。', { goesOn: true }),
      words('応答率が90%を下回ったときの改善策', '下回らなかったときは「該当なし」と書きます。'),
    ],
  },
]

const SETO: ReportFormPreset[] = [
  {
    key: 'meeting',
    title: '定例会の資料',
    deadline: 'meeting',
    addressee: '瀬戸市長',
    note: '仕様書9(3)イ①',
    parts: [
      figures('納期の達成状況', 'deadlines'),
      figures('予約の件数', 'bookings'),
      CALLS,
      words('課題', 'なければ「なし」と書きます。'),
      words('改善策', 'なければ「なし」と書きます。'),
    ],
  },
  {
    key: 'inspection',
    title: '履行検査のための実績',
    deadline: null,
    addressee: '瀬戸市長',
    note: '仕様書17',
    parts: [
      figures('予約の件数', 'bookings'),
      figures('処理件数（窓口の手続き）', 'procedures'),
      CALLS,
      STAFF,
      words('業務の実施状況', 'その月に行った業務。', { goesOn: true }),
    ],
  },
]

const FUKUOKA: ReportFormPreset[] = [
  {
    key: 'daily',
    title: '日報',
    deadline: 'daily',
    addressee: '福岡市長',
    note: '仕様書5(1)イ。トラブル・緊急のことは、すぐに別に報告します。',
    parts: [
      figures('入電・受電の件数', 'calls'),
      figures('手続き・区役所別の対応件数', 'call-cross'),
      words('課題', 'なければ「なし」と書きます。'),
    ],
  },
  {
    key: 'monthly',
    title: '実施報告書（月報）',
    deadline: 'monthly',
    addressee: '福岡市長',
    note: '仕様書5(1)ウ',
    parts: [
      CALLS,
      figures('日ごとの対応件数', 'call-offices'),
      figures('手続き・区役所別の対応件数', 'call-cross'),
      figures('サービス水準', 'service-levels'),
      INDICATORS,
      figures('問合せの記録', 'inquiries'),
      words('統計の分析', '入電・対応の件数の分析。'),
      words('課題と改善策', 'その月の課題と、その改善策。'),
      words('課題への対応', '前の月までの課題への対応。', { goesOn: true }),
    ],
  },
]

/** 報告書の様式 of the five cities, as their specifications name what is in them. */
export const REPORT_FORMS: Record<CityCode, ReportFormPreset[]> = {
  kawasaki: KAWASAKI,
  kawagoe: KAWAGOE,
  chiba: CHIBA,
  seto: SETO,
  fukuoka: FUKUOKA,
}
