import type { Language } from '@/domain/languages'

/** Words of the receipt for a wish on the waiting list. */
export type WishWords = {
  subject: string
  intro: string
  /** Heading above the link that confirms the address and ends the wish. */
  link: string
  /** Label of the days wished for. */
  days: string
  anyOffice: string
}

export const WISH_WORDS: Record<Language, WishWords> = {
  ja: {
    subject: '【{{city}}】空きのお知らせの申込み（確認のお願い）',
    intro:
      '空きが出たときのお知らせを、次の内容で申し込みました。下のページを開いて「お知らせを受け取る」を押すと、お知らせが始まります。押さないと、お知らせは届きません。心当たりのないときは、何もしないでください。',
    link: 'お知らせを受け取る・止める',
    days: '希望の日',
    anyOffice: 'どの窓口でもよい',
  },
  'ja-easy': {
    subject: '【{{city}}】メールの 確認（かくにん）を して ください',
    intro:
      '予約（よやく）が できるように なったら、メールで 知（し）らせます。下（した）の ページを 開（ひら）いて、ボタンを 押（お）して ください。押さないと、お知らせは 来（き）ません。知らない 人（ひと）は、何（なに）も しないで ください。',
    link: 'お知らせを もらう・やめる',
    days: 'ほしい 日（ひ）',
    anyOffice: 'どこでも いい',
  },
  en: {
    subject: '[{{city}}] Please confirm: messages about free times',
    intro:
      'Somebody asked us to tell this address when a time becomes free, as follows. Please open the page below and press “Receive the messages”; until then we send none. If it was not you, you need not do anything.',
    link: 'Receive or stop the messages',
    days: 'Days wished for',
    anyOffice: 'Any office',
  },
  'zh-hans': {
    subject: '【{{city}}】请确认：空位通知的申请',
    intro:
      '我们收到了以下空位通知的申请。请打开下面的页面并按“接收通知”，之后才会发送通知。如果不是您本人申请，请不必理会。',
    link: '接收或停止通知',
    days: '希望的日期',
    anyOffice: '任何窗口都可以',
  },
  'zh-hant': {
    subject: '【{{city}}】請確認：空位通知的申請',
    intro:
      '我們收到了以下空位通知的申請。請開啟下面的頁面並按「接收通知」，之後才會寄送通知。如果不是您本人申請，請不必理會。',
    link: '接收或停止通知',
    days: '希望的日期',
    anyOffice: '任何櫃檯都可以',
  },
  ko: {
    subject: '[{{city}}] 확인 부탁: 빈자리 알림 신청',
    intro:
      '다음 내용으로 빈자리 알림을 신청하셨습니다. 아래 페이지를 열고 “알림 받기”를 누르면 알림이 시작됩니다. 누르지 않으면 알림은 발송되지 않습니다. 신청하신 적이 없으면 아무것도 하지 않으셔도 됩니다.',
    link: '알림 받기・중지',
    days: '희망하는 날',
    anyOffice: '어느 창구든 좋음',
  },
  tl: {
    subject: '[{{city}}] Pakikumpirma: mga abiso tungkol sa bakanteng oras',
    intro:
      'May humiling na abisuhan ang address na ito kapag may bakanteng oras, gaya ng sumusunod. Buksan ang pahina sa ibaba at pindutin ang “Tanggapin ang mga abiso”; hanggang doon, wala kaming ipapadala. Kung hindi ikaw iyon, wala kang kailangang gawin.',
    link: 'Tanggapin o itigil ang mga abiso',
    days: 'Mga araw na gusto',
    anyOffice: 'Kahit saang tanggapan',
  },
  es: {
    subject: '[{{city}}] Confirme, por favor: avisos de horas libres',
    intro:
      'Alguien ha pedido que avisemos a esta dirección cuando haya una hora libre, con los datos siguientes. Abra la página de abajo y pulse «Recibir los avisos»; hasta entonces no enviaremos ninguno. Si no fue usted, no tiene que hacer nada.',
    link: 'Recibir o dejar de recibir los avisos',
    days: 'Días deseados',
    anyOffice: 'Cualquier oficina',
  },
  pt: {
    subject: '[{{city}}] Confirme, por favor: avisos de horários livres',
    intro:
      'Alguém pediu que avisássemos este endereço quando houver um horário livre, como segue. Abra a página abaixo e toque em “Receber os avisos”; até lá, não enviaremos nenhum. Se não foi você, não precisa fazer nada.',
    link: 'Receber ou parar os avisos',
    days: 'Dias desejados',
    anyOffice: 'Qualquer local',
  },
  vi: {
    subject: '[{{city}}] Vui lòng xác nhận: thông báo chỗ trống',
    intro:
      'Có người đã yêu cầu báo cho địa chỉ này khi có chỗ trống như sau. Hãy mở trang dưới đây và nhấn “Nhận thông báo”; trước đó chúng tôi không gửi thông báo nào. Nếu không phải bạn, bạn không cần làm gì.',
    link: 'Nhận hoặc ngừng thông báo',
    days: 'Những ngày mong muốn',
    anyOffice: 'Quầy nào cũng được',
  },
}
