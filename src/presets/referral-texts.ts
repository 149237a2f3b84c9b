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

/** The state's line in Japanese: that it speaks Japanese is said first. */
export const NATIONAL_TEXTS: ReferralPreset['translations'] = [
  {
    language: 'ja-easy',
    name: 'マイナンバーの 電話（日本語）',
    matters: 'マイナンバーカードの ことを 日本語で 聞く ところです。',
    hours: '月～金曜日 9:30～20:00、土・日曜日と 祝日 9:30～17:30（年末年始は 休み）',
    languages: '日本語',
  },
  {
    language: 'en',
    name: 'My Number toll-free line (Japanese)',
    matters:
      'The My Number system, applying for the card, use as a health insurance card, the bank account for payments, Mynaportal',
    hours:
      'Mon–Fri 9:30–20:00, weekends and public holidays 9:30–17:30 (closed at the turn of the year)',
    languages: 'Japanese',
  },
  {
    language: 'zh-hans',
    name: '个人编号综合免费电话（日语）',
    matters: '关于个人编号制度、卡片申请、作为健康保险证使用、公款领取账户、Mynaportal',
    hours: '周一至周五 9:30～20:00，周末和节假日 9:30～17:30（年末年初休息）',
    languages: '日语',
  },
  {
    language: 'zh-hant',
    name: '個人編號綜合免付費電話（日語）',
    matters: '關於個人編號制度、卡片申請、作為健康保險證使用、公款領取帳戶、Mynaportal',
    hours: '週一至週五 9:30～20:00，週末及假日 9:30～17:30（年末年初休息）',
    languages: '日語',
  },
  {
    language: 'ko',
    name: '마이넘버 종합 무료 전화(일본어)',
    matters: '마이넘버 제도, 카드 신청, 건강보험증으로 이용, 공금 수령 계좌, 마이나포털',
    hours: '평일 9:30～20:00, 주말·공휴일 9:30～17:30(연말연시 휴무)',
    languages: '일본어',
  },
  {
    language: 'tl',
    name: 'Libreng linya ng My Number (Hapon)',
    matters:
      'Sistema ng My Number, pag-apply ng card, paggamit bilang health insurance card, account para sa pagtanggap ng bayad, Mynaportal',
    hours:
      'Lunes–Biyernes 9:30–20:00, Sabado, Linggo at pista opisyal 9:30–17:30 (sarado sa pagpapalit ng taon)',
    languages: 'Hapon',
  },
  {
    language: 'es',
    name: 'Línea gratuita de My Number (japonés)',
    matters:
      'El sistema My Number, la solicitud de la tarjeta, su uso como tarjeta de seguro médico, la cuenta para pagos públicos, Mynaportal',
    hours:
      'Lunes a viernes 9:30–20:00, fines de semana y festivos 9:30–17:30 (cerrado en fin de año)',
    languages: 'Japonés',
  },
  {
    language: 'pt',
    name: 'Linha gratuita do My Number (japonês)',
    matters:
      'O sistema My Number, o pedido do cartão, o uso como cartão de seguro de saúde, a conta para recebimentos públicos, o Mynaportal',
    hours:
      'Segunda a sexta 9:30–20:00, fins de semana e feriados 9:30–17:30 (fechado na virada do ano)',
    languages: 'Japonês',
  },
  {
    language: 'vi',
    name: 'Đường dây miễn phí My Number (tiếng Nhật)',
    matters:
      'Chế độ My Number, đăng ký thẻ, dùng làm thẻ bảo hiểm y tế, tài khoản nhận tiền công, Mynaportal',
    hours:
      'Thứ Hai–thứ Sáu 9:30–20:00, cuối tuần và ngày lễ 9:30–17:30 (nghỉ dịp cuối năm, đầu năm)',
    languages: 'Tiếng Nhật',
  },
]

/** Kawasaki's line for everything else. */
export const OWN_CITY_TEXTS: ReferralPreset['translations'] = [
  {
    language: 'ja-easy',
    name: '川崎市の 電話（ほかの こと）',
    matters: 'カードの ほかの 市の ことを 聞く ところです。',
    hours: '毎日 8:00～21:00',
    languages: '日本語・英語など',
  },
  {
    language: 'en',
    name: 'Thank You Call Kawasaki (all city matters)',
    matters: 'Other procedures, facilities and services of the city',
    hours: 'Every day 8:00–21:00',
    languages: 'Japanese, English and others',
  },
  {
    language: 'zh-hans',
    name: '川崎市市政咨询电话（サンキューコールかわさき）',
    matters: '个人编号卡以外的市政手续、设施和制度',
    hours: '每天 8:00～21:00',
    languages: '日语、英语等',
  },
  {
    language: 'zh-hant',
    name: '川崎市市政諮詢電話（サンキューコールかわさき）',
    matters: '個人編號卡以外的市政手續、設施與制度',
    hours: '每天 8:00～21:00',
    languages: '日語、英語等',
  },
  {
    language: 'ko',
    name: '생큐 콜 가와사키(시정 전반)',
    matters: '마이넘버카드 이외의 시 절차·시설·제도',
    hours: '매일 8:00～21:00',
    languages: '일본어, 영어 등',
  },
  {
    language: 'tl',
    name: 'Thank You Call Kawasaki (lahat ng gawain ng lungsod)',
    matters: 'Ibang proseso, pasilidad at serbisyo ng lungsod',
    hours: 'Araw-araw 8:00–21:00',
    languages: 'Hapon, Ingles at iba pa',
  },
  {
    language: 'es',
    name: 'Thank You Call Kawasaki (asuntos de la ciudad)',
    matters: 'Otros trámites, instalaciones y servicios de la ciudad',
    hours: 'Todos los días 8:00–21:00',
    languages: 'Japonés, inglés y otros',
  },
  {
    language: 'pt',
    name: 'Thank You Call Kawasaki (assuntos da cidade)',
    matters: 'Outros procedimentos, instalações e serviços da cidade',
    hours: 'Todos os dias 8:00–21:00',
    languages: 'Japonês, inglês e outros',
  },
  {
    language: 'vi',
    name: 'Thank You Call Kawasaki (mọi việc của thành phố)',
    matters: 'Các thủ tục, cơ sở và chế độ khác của thành phố',
    hours: 'Hằng ngày 8:00–21:00',
    languages: 'Tiếng Nhật, tiếng Anh và các tiếng khác',
  },
]
