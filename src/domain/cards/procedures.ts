/** Card procedures beside the handover that are usually counted (CD-31); staff may add others. */
export const USUAL_PROCEDURES = [
  '申請受付',
  '申請のサポート（写真撮影を含む）',
  '電子証明書の発行',
  '電子証明書の更新',
  '暗証番号の再設定',
  '券面事項の変更',
  '紛失・一時停止の届出',
  '再交付の申請',
  '返納',
  '健康保険証の利用登録など',
] as const

export const MAX_PROCEDURE_NAME = 40
