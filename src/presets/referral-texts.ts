import type { ReferralPreset } from './types'

/** What the state's foreign-language line speaks, each in its own name. */
export const FOREIGN = 'English / 中文 / 한국어 / Español / Português / Tiếng Việt / Tagalog'

/** The line that stops a lost card, for people who do not read Japanese. */
export const LOSS_TEXTS: ReferralPreset['translations'] = [
  {
    language: 'ja-easy',
    name: 'カードを なくした とき（使えなく する）',
    matters:
      'カードを なくした、とられた ときは、すぐ 電話して ください。カードを 使えなく します。警察にも 言って ください。',
    hours: '24時間　毎日',
  },
  {
    language: 'en',
    name: 'Lost or stolen card (stop its use)',
    matters:
      'If your My Number Card is lost or stolen, call at once: its use is stopped immediately. Please also tell the police.',
    hours: '24 hours, every day',
    languages: FOREIGN,
  },
  {
    language: 'zh-hans',
    name: '卡片遗失或被盗（暂停使用）',
    matters: '个人编号卡遗失或被盗时，请立即打电话，将马上停止卡片的使用。同时请向警察报案。',
    hours: '全年无休，24小时',
    languages: FOREIGN,
  },
  {
    language: 'zh-hant',
    name: '卡片遺失或被竊（暫停使用）',
    matters: '個人編號卡遺失或被竊時，請立即打電話，將馬上停止卡片的使用。同時請向警察報案。',
    hours: '全年無休，24小時',
    languages: FOREIGN,
  },
  {
    language: 'ko',
    name: '카드 분실·도난(일시 사용 정지)',
    matters:
      '마이넘버카드를 잃어버렸거나 도난당했을 때는 바로 전화해 주세요. 즉시 사용을 정지합니다. 경찰에도 신고해 주세요.',
    hours: '연중무휴 24시간',
    languages: FOREIGN,
  },
  {
    language: 'tl',
    name: 'Nawala o ninakaw na card (pagpapahinto ng paggamit)',
    matters:
      'Kung nawala o ninakaw ang My Number Card, tumawag agad: ihihinto kaagad ang paggamit nito. Ipaalam din sa pulis.',
    hours: '24 oras, araw-araw',
    languages: FOREIGN,
  },
  {
    language: 'es',
    name: 'Tarjeta perdida o robada (suspender su uso)',
    matters:
      'Si ha perdido o le han robado la tarjeta My Number, llame enseguida: su uso se suspende de inmediato. Avise también a la policía.',
    hours: '24 horas, todos los días',
    languages: FOREIGN,
  },
  {
    language: 'pt',
    name: 'Cartão perdido ou roubado (suspender o uso)',
    matters:
      'Se o seu cartão My Number foi perdido ou roubado, ligue já: o uso é suspenso imediatamente. Avise também a polícia.',
    hours: '24 horas, todos os dias',
    languages: FOREIGN,
  },
  {
    language: 'vi',
    name: 'Mất thẻ hoặc bị lấy cắp thẻ (tạm dừng sử dụng)',
    matters:
      'Nếu mất hoặc bị lấy cắp thẻ My Number, hãy gọi ngay: việc sử dụng thẻ sẽ được dừng lập tức. Hãy báo cả cảnh sát.',
    hours: '24 giờ, mỗi ngày',
    languages: FOREIGN,
  },
]

export const FOREIGN_LINE_TEXTS: ReferralPreset['translations'] = [
  {
    language: 'ja-easy',
    name: 'マイナンバーの 電話（外国語）',
    matters: '外国語で 聞く ことが できます。',
    hours: '月曜日から 金曜日 9:30～20:00、土曜日・日曜日・祝日 9:30～17:30（年末年始は 休み）',
  },
  {
    language: 'en',
    name: 'My Number toll-free line (foreign languages)',
    matters: 'Questions about the My Number system and the card, in foreign languages',
    hours:
      'Weekdays 9:30–20:00; Saturdays, Sundays and holidays 9:30–17:30 (closed at the turn of the year)',
    languages: FOREIGN,
  },
  {
    language: 'zh-hans',
    name: '个人编号免费咨询电话（外语）',
    matters: '用外语咨询个人编号制度和卡片',
    hours: '工作日 9:30～20:00，周六日及节假日 9:30～17:30（年末年初除外）',
    languages: FOREIGN,
  },
  {
    language: 'zh-hant',
    name: '個人編號免費諮詢電話（外語）',
    matters: '以外語諮詢個人編號制度和卡片',
    hours: '平日 9:30～20:00，週六日及國定假日 9:30～17:30（年末年初除外）',
    languages: FOREIGN,
  },
  {
    language: 'ko',
    name: '마이넘버 무료 전화(외국어)',
    matters: '마이넘버 제도와 카드에 관한 외국어 문의',
    hours: '평일 9:30~20:00, 토·일·공휴일 9:30~17:30(연말연시 제외)',
    languages: FOREIGN,
  },
  {
    language: 'tl',
    name: 'Libreng linya ng My Number (mga wikang banyaga)',
    matters: 'Mga tanong tungkol sa My Number at sa card, sa wikang banyaga',
    hours:
      'Lunes–Biyernes 9:30–20:00; Sabado, Linggo at pista opisyal 9:30–17:30 (sarado sa bagong taon)',
    languages: FOREIGN,
  },
  {
    language: 'es',
    name: 'Línea gratuita de My Number (idiomas extranjeros)',
    matters: 'Preguntas sobre el sistema My Number y la tarjeta, en otros idiomas',
    hours: 'Laborables 9:30–20:00; sábados, domingos y festivos 9:30–17:30 (cerrado en fin de año)',
    languages: FOREIGN,
  },
  {
    language: 'pt',
    name: 'Linha gratuita do My Number (línguas estrangeiras)',
    matters: 'Perguntas sobre o sistema My Number e o cartão, em outras línguas',
    hours: 'Dias úteis 9:30–20:00; sábados, domingos e feriados 9:30–17:30 (fechado no fim de ano)',
    languages: FOREIGN,
  },
  {
    language: 'vi',
    name: 'Tổng đài miễn phí My Number (tiếng nước ngoài)',
    matters: 'Hỏi về chế độ My Number và thẻ bằng tiếng nước ngoài',
    hours: 'Ngày thường 9:30–20:00; thứ bảy, chủ nhật, ngày lễ 9:30–17:30 (nghỉ dịp năm mới)',
    languages: FOREIGN,
  },
]
