import type { DefectReason } from '@/domain/booking/defects'
import type { Language } from '@/domain/languages'

/**
 * What is missing or wrong, as a mail lists it (NT-08). Fixed words only: what staff noted about a
 * person is never mailed (NT-06).
 */
export const DEFECT_WORDS: Record<
  Language,
  { heading: string; reasons: Record<DefectReason, string> }
> = {
  ja: {
    heading: '確認・ご用意いただきたいこと',
    reasons: {
      'form-blank': '申請書に記入もれがあります',
      mismatch: '申請の内容に、確認したいところがあります',
      papers: '必要な書類が足りません',
      photo: '顔写真が基準に合っていません',
      'id-expired': '本人確認書類の有効期限が切れています',
      fee: '手数料について確認したいことがあります',
      other: 'そのほか、お電話で確認したいことがあります',
    },
  },
  'ja-easy': {
    heading: 'してほしい こと',
    reasons: {
      'form-blank': '申請書（しんせいしょ）に 書いて いない ところが あります',
      mismatch: '書いて あることを もういちど 聞きたいです',
      papers: '必要な 書類（しょるい）が たりません',
      photo: '顔（かお）の 写真（しゃしん）が ルールと ちがいます',
      'id-expired': '本人確認（ほんにん かくにん）の 書類が 古く なって います',
      fee: 'お金（手数料）の ことを 聞きたいです',
      other: 'ほかに 電話で 聞きたい ことが あります',
    },
  },
  en: {
    heading: 'What we need from you',
    reasons: {
      'form-blank': 'Parts of the application form are not filled in',
      mismatch: 'We need to check some of what the application says',
      papers: 'Some of the necessary documents are missing',
      photo: 'The photo does not meet the requirements',
      'id-expired': 'The identity document has expired',
      fee: 'We have a question about the fee',
      other: 'There is something else to be clarified by phone',
    },
  },
  'zh-hans': {
    heading: '请您确认或准备的事项',
    reasons: {
      'form-blank': '申请书有未填写之处',
      mismatch: '申请内容有需要确认之处',
      papers: '必要文件不齐全',
      photo: '照片不符合要求',
      'id-expired': '身份证明文件已过有效期',
      fee: '有关手续费需要确认',
      other: '另有事项需要电话确认',
    },
  },
  'zh-hant': {
    heading: '請您確認或準備的事項',
    reasons: {
      'form-blank': '申請書有未填寫之處',
      mismatch: '申請內容有需要確認之處',
      papers: '必要文件不齊全',
      photo: '照片不符合規定',
      'id-expired': '身分證明文件已過有效期限',
      fee: '有關手續費需要確認',
      other: '另有事項需要電話確認',
    },
  },
  ko: {
    heading: '확인 또는 준비해 주실 사항',
    reasons: {
      'form-blank': '신청서에 작성되지 않은 부분이 있습니다',
      mismatch: '신청 내용에 확인이 필요한 부분이 있습니다',
      papers: '필요한 서류가 부족합니다',
      photo: '사진이 기준에 맞지 않습니다',
      'id-expired': '본인 확인 서류의 유효기간이 지났습니다',
      fee: '수수료에 대해 확인할 사항이 있습니다',
      other: '그 밖에 전화로 확인할 사항이 있습니다',
    },
  },
  tl: {
    heading: 'Mga kailangan namin mula sa iyo',
    reasons: {
      'form-blank': 'May mga bahagi ng aplikasyon na hindi nasagutan',
      mismatch: 'May kailangan kaming linawin sa nilalaman ng aplikasyon',
      papers: 'Kulang ang mga kinakailangang dokumento',
      photo: 'Hindi sumusunod sa pamantayan ang litrato',
      'id-expired': 'Paso na ang dokumento ng pagkakakilanlan',
      fee: 'May kailangan kaming linawin tungkol sa bayad',
      other: 'May iba pang kailangang linawin sa telepono',
    },
  },
  es: {
    heading: 'Lo que necesitamos de usted',
    reasons: {
      'form-blank': 'Faltan datos en el formulario de solicitud',
      mismatch: 'Debemos comprobar algunos datos de la solicitud',
      papers: 'Faltan documentos necesarios',
      photo: 'La fotografía no cumple los requisitos',
      'id-expired': 'El documento de identidad está caducado',
      fee: 'Tenemos una pregunta sobre la tasa',
      other: 'Hay otro asunto que aclarar por teléfono',
    },
  },
  pt: {
    heading: 'O que precisamos de você',
    reasons: {
      'form-blank': 'Há campos não preenchidos no formulário',
      mismatch: 'Precisamos confirmar alguns dados do pedido',
      papers: 'Faltam documentos necessários',
      photo: 'A fotografia não atende aos requisitos',
      'id-expired': 'O documento de identidade está vencido',
      fee: 'Temos uma dúvida sobre a taxa',
      other: 'Há outro assunto a esclarecer por telefone',
    },
  },
  vi: {
    heading: 'Những điều cần bạn xác nhận hoặc chuẩn bị',
    reasons: {
      'form-blank': 'Đơn đăng ký còn mục chưa điền',
      mismatch: 'Có nội dung trong đơn cần xác nhận lại',
      papers: 'Còn thiếu giấy tờ cần thiết',
      photo: 'Ảnh không đúng quy định',
      'id-expired': 'Giấy tờ tùy thân đã hết hạn',
      fee: 'Cần xác nhận về lệ phí',
      other: 'Có việc khác cần xác nhận qua điện thoại',
    },
  },
}
