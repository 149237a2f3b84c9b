import type { HandoverCasePreset } from './types'

const IDENTITY = '本人確認書類（A 1点、または B 2点）を確認した'
const NOTICE = '交付通知書（回答書の記入）を受け取った'
const OLD_CARD = '通知カード・住民基本台帳カード・古いカードを回収した（お持ちの場合）'
const PIN = '暗証番号を本人が設定した'
const FACE = 'カードの写真と来庁した人が同じ人であることを確認した'

/** Usual cases at the window (libraries-and-domain B5); a city edits them in the panel. */
export const HANDOVER_CASES: HandoverCasePreset[] = [
  {
    key: 'self',
    label: '本人が来庁',
    who: 'holder',
    needsProof: false,
    checks: [
      { label: NOTICE, required: true },
      { label: IDENTITY, required: true, cityOnly: true },
      { label: FACE, required: true, cityOnly: true },
      { label: OLD_CARD, required: false },
      { label: PIN, required: true },
    ],
  },
  {
    key: 'under-15',
    label: '15歳未満・成年被後見人（法定代理人と一緒）',
    who: 'legal',
    needsProof: false,
    checks: [
      { label: NOTICE, required: true },
      { label: '本人と法定代理人の両方の本人確認書類を確認した', required: true, cityOnly: true },
      {
        label: '法定代理人であることを確認した（戸籍謄本・登記事項証明書、同じ世帯なら不要）',
        required: true,
        cityOnly: true,
      },
      { label: OLD_CARD, required: false },
      { label: '暗証番号を法定代理人が設定した', required: true },
    ],
  },
  {
    key: 'agent',
    label: '任意代理人',
    who: 'agent',
    needsProof: true,
    checks: [
      { label: '委任状（目隠しシールのある暗証番号の欄を含む）を受け取った', required: true },
      { label: '本人の本人確認書類（顔写真つきを含む）を確認した', required: true, cityOnly: true },
      { label: '代理人の本人確認書類を確認した', required: true, cityOnly: true },
      { label: '来庁できない理由の証明を確認した', required: true, cityOnly: true },
      { label: OLD_CARD, required: false },
    ],
  },
]
