/** The large words of a refusal; the sentence below says what to do. */
export const TITLES: Record<string, string> = {
  ALREADY_ISSUED: '交付済みです',
  SERVED_BY_OTHER: '別の人が対応中です',
  NOT_READY: 'まだ交付できません',
  IN_TRANSIT: '移送中のカードです',
  UNKNOWN_CARD: '見つかりません',
  SEVERAL_CARDS: '番号が重なっています',
  CHECKS_MISSING: '確認が残っています',
  CITY_ONLY: '市職員の確認が必要です',
  PROOF_MISSING: '理由と書類を入れてください',
  LEGAL_AGENT_NEEDED: '法定代理人が必要です',
  VISIT_REFUSED: '交付できずと記録した人です',
  LOCK_LOST: 'もう一度読み取ってください',
  CHANGED_MEANWHILE: 'カードが変更されました',
  INDIVIDUAL_NUMBER: '読み取らないでください',
  OFFLINE: 'つながりません',
  UNAUTHENTICATED: 'ログインが切れました',
}
