import type { ScanAct } from './queue'

const TITLES: Record<string, string> = {
  UNKNOWN_CARD: '登録のない番号です',
  SEVERAL_CARDS: '1枚に決まりません',
  INDIVIDUAL_NUMBER: '読み取らないでください',
  CODE_TOO_SHORT: '番号が短すぎます',
  ALREADY_DONE: 'もう済んでいます',
  TWICE: '同じカードです',
  MOVE_REFUSED: 'この状態ではできません',
  NOT_BOOKED: '予約のないカードです',
  PLACE_UNKNOWN: '登録のない場所です',
  PLACE_MISSING: '先に場所を読み取ってください',
  PLACE_CODE: '場所のコードです',
  WRONG_OFFICE: '窓口が違います',
  IN_TRANSIT: '移送中のカードです',
  GONE: '手元にないはずのカードです',
  NOT_SENT: '発送の記録がありません',
  FORBIDDEN: '権限がありません',
  STOCKTAKE_CLOSED: '棚卸しは終わっています',
  WRONG_STATUS: '積み込めない状態です',
  ALREADY_PACKED: 'もう積み込みました',
  IN_OTHER_RUN: 'ほかの移送にあります',
  NOT_PACKED: '積み込まれていません',
  SEALING: '出発の確認中です',
  EXTRA_CARD: '一覧にないカードです',
  ALREADY_RECEIVED: 'もう受け取りました',
  NOT_ARRIVED: '先に到着を記録してください',
  INTERNAL: '記録できませんでした',
}

/** The few large words above the server's sentence. @param code of the refusal */
export const titleOf = (code: string, act: ScanAct): string =>
  code === 'WRONG_OFFICE' && act === 'run-pack'
    ? '行き先が違います'
    : (TITLES[code] ?? 'できません')
