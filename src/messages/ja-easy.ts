import type { Messages } from './keys'

/** やさしい日本語: short sentences, everyday words, readings above kanji. */
export const jaEasy: Messages = {
  siteName: 'マイナンバーカードの {予約|よやく}',
  skip: '{本文|ほんぶん}へ {行|い}く',
  language: '{言葉|ことば}',
  required: '{必|かなら}ず {書|か}く',
  optional: '{書|か}かなくても いい',
  next: '{次|つぎ}へ',
  change: '{変|か}える',
  toStart: '{最初|さいしょ}の ページへ',
  endSession: '{終|お}わる',
  print: 'この {画面|がめん}を {印刷|いんさつ}する',
  idleWarning:
    'しばらく {何|なに}も していません。もうすぐ {最初|さいしょ}の {画面|がめん}に {戻|もど}ります。',
  idleContinue: '{続|つづ}ける',
  cityHomepage: 'ホームページ',

  helpTitle: '{困|こま}ったとき',
  callCentre: 'コールセンター',
  callTitle: '{電話|でんわ}で {予約|よやく}する・{聞|き}く',
  callIntro: '{予約|よやく}の しかたが わからないときは、{電話|でんわ}して ください。',
  callHours: '{電話|でんわ}が できる {時間|じかん}：',
  callLanguages: '{話|はな}せる {言葉|ことば}：',
  callAlternative: '{上|うえ}の {番号|ばんごう}に かからないとき：',

  startIntro: 'マイナンバーカードの {手続|てつづ}きを する {日|ひ}を {予約|よやく}できます。',
  servicesTitle: '{予約|よやく}できること',
  servicesNone:
    'インターネットでは {予約|よやく}できません。{電話|でんわ}で {予約|よやく}して ください。',
  bookThis: '{予約|よやく}する',
  manageTitle: '{予約|よやく}を {見|み}る・{変|か}える・やめる',
  manageIntro: '{予約|よやく}した {日|ひ}を {見|み}たり、{変|か}えたり、やめたり できます。',
  manageHint: 'もう {予約|よやく}した {人|ひと}は こちら（{見|み}る・{変|か}える・やめる）',

  noticesLabel: 'お{知|し}らせ',
  noticeIncident: 'こわれています',
  noticeMaintenance: '{止|と}まる {予定|よてい}',
  noticeInfo: 'お{知|し}らせ',
  noticeResolved: '{直|なお}りました',
  noticeMore: 'もっと {読|よ}む',
  statusTitle: '{今|いま}の ようす・お{知|し}らせ',
  statusNone: 'お{知|し}らせは ありません。いつもの ように {使|つか}えます。',
  stopSpan: '{止|と}まる {時間|じかん}：{from} から {to} まで',
  stopOpenEnd: 'いつ {終|お}わるか、まだ わかりません',
  updatesTitle: '{今|いま}の ようす',
  stoppedTitle: '{今|いま}は {予約|よやく}できません',
  stoppedUntil: '{time} ごろに また {予約|よやく}できる {予定|よてい}です。',
  closedTitle: 'このサイトは まだ {使|つか}えません',
  closedLead: '{電話|でんわ}で {予約|よやく}して ください。',

  faqTitle: 'よくある {質問|しつもん}',
  faqNone: '{今|いま}、{質問|しつもん}は ありません。',
  faqSearch: '{質問|しつもん}を さがす',
  faqSearchButton: 'さがす',
  faqAll: 'ぜんぶ',
  faqCount: '{count}{件|けん}',
  faqPartial:
    'ぴったりの {質問|しつもん}は ありません。{近|ちか}い {質問|しつもん}を {出|だ}しています。',
  faqNothing:
    '{見|み}つかりません。ほかの ことばで さがして ください。または、{下|した}の {電話番号|でんわばんごう}に {聞|き}いて ください。',
  faqSolved: 'これで わかりましたか',
  faqYes: 'はい',
  faqNo: 'いいえ',
  faqThanks: '{答|こた}えてくれて、ありがとうございます。',
  faqSorry: 'すみません。{電話|でんわ}で {聞|き}いて ください。',
  faqElse: 'わからないときは',
  contactTitle: '{聞|き}くところ',
  referralTitle: 'ほかの ことを {聞|き}くところ',
  officesTitle: '{窓口|まどぐち}（{行|い}くところ）',
  notFoundTitle: 'ページが ありません',
  notFoundLead:
    'アドレスが {変|か}わったか、{間違|まちが}っています。{下|した}から {選|えら}んで ください。',
  serviceNotFoundTitle: 'その {手続|てつづ}きは ありません',
  serviceNotFoundLead:
    'リンクが {古|ふる}いか、{終|お}わりました。{予約|よやく}できるのは {次|つぎ}のものです。',
  notOnWebTitle: 'これは インターネットで {予約|よやく}できません',
  notOnWebLead: '{電話|でんわ}で {予約|よやく}して ください。',
  endQuestion: '{終|お}わりますか',
  endQuestionLead:
    'ここで {書|か}いたことを {消|け}します。ほかの タブの {手続|てつづ}きも {終|お}わります。{予約|よやく}できたものは なくなりません。',
  endTitle: '{終|お}わりました',
  endLead: 'あなたが {書|か}いたことは、ここに {残|のこ}っていません。',
  accessibilityTitle: 'だれでも {使|つか}えるように していること',
  accessibilityTarget:
    'このサイトは、JIS X 8341-3:2016 の レベルAAと、WCAG 2.2 の レベルAAを {目標|もくひょう}に しています。',
  accessibilityDoneTitle: 'していること',
  accessibilityKeyboard: 'キーボードだけで {使|つか}えます。',
  accessibilityWords:
    '{空|あ}いているかを、{色|いろ}だけでなく {言葉|ことば}で {書|か}いています。',
  accessibilityZoom:
    '{字|じ}を {大|おお}きくしても、{小|ちい}さい {画面|がめん}でも {読|よ}めます。',
  accessibilityTime:
    '{時間|じかん}が {決|き}まっているときは、{前|まえ}に {知|し}らせます。ボタンで {延|の}ばせます。',
  accessibilityNoScript: 'JavaScriptが なくても {予約|よやく}できます。',
  accessibilityHelpTitle: '{使|つか}いにくいとき',
  accessibilityHelp:
    '{電話|でんわ}で {教|おし}えて ください。{電話|でんわ}でも {予約|よやく}できます。',

  stepOf: '{total} の {中|なか}の {n} {番目|ばんめ}',
  stepStart: 'はじめに',
  stepIdentify: '{番号|ばんごう}を {書|か}く',
  stepDetails: 'あなたのこと',
  stepOffice: '{場所|ばしょ}を {選|えら}ぶ',
  stepCalendar: '{日|ひ}と {時間|じかん}を {選|えら}ぶ',
  stepMail: 'メールアドレス',
  stepContact: '{連絡|れんらく}など',
  stepConfirm: '{確|たし}かめる',
  stepDone: '{予約|よやく}できた',

  sessionOver:
    '{続|つづ}きは ありません。{時間|じかん}が {過|す}ぎたか、ほかの ページで {終|お}わりました。はじめから して ください。',
  startLead:
    '{番号|ばんごう}や {名前|なまえ}を {書|か}かないで {予約|よやく}できます。{次|つぎ}に {場所|ばしょ}と {日|ひ}を {選|えら}びます。',
  detailsLead: '{予約|よやく}する {人|ひと}のことを {書|か}いて ください。',
  reservationNumber: '{予約番号|よやくばんごう}',
  reservationHint: '{市|し}から {来|き}た {手紙|てがみ}に {書|か}いてある {番号|ばんごう}です。',
  manufacturingNumber: '{製造管理番号|せいぞうかんりばんごう}',
  manufacturingHint:
    '{市|し}から {来|き}た「{交付通知書|こうふつうちしょ}」に {書|か}いてある {番号|ばんごう}です。',
  example: '{例|れい}：',
  birthday: '{誕生日|たんじょうび}',
  birthdayMonthDay:
    'カードを もらう {人|ひと}の {誕生日|たんじょうび}を、{数字|すうじ}4つで {書|か}いて ください。{例|れい}：4{月|がつ}1{日|ついたち} → 0401',
  birthdayFull:
    'カードを もらう {人|ひと}の {生|う}まれた {日|ひ}を、{数字|すうじ}8つで {書|か}いて ください。{例|れい}：1980{年|ねん}4{月|がつ}1{日|ついたち} → 19800401',
  noIndividualNumber: 'マイナンバー（12の {数字|すうじ}）は {書|か}かないで ください。',
  party: '{人|ひと}の {数|かず}',
  partyHintSame: '{同|おな}じ {時間|じかん}に {来|く}る {人|ひと}の {数|かず}です。',
  partyHintConsecutive: '{続|つづ}けて {手続|てつづ}きする {人|ひと}の {数|かず}です。',
  people: '{n}{人|にん}',
  peopleTitle: 'いっしょに {予約|よやく}する {人|ひと}',
  peopleLead:
    '{家族|かぞく}も いっしょに {予約|よやく}できます（{全部|ぜんぶ}で {max}{人|にん}まで）。',
  peopleAdd: 'もう{一人|ひとり} {書|か}く',
  peopleDone: '{n}{人|にん}で {日|ひ}を {選|えら}ぶ',
  personNumber: '{n}{人目|にんめ}：{番号|ばんごう}',
  peopleAddTitle: 'いっしょに {来|く}る {人|ひと}の {番号|ばんごう}',
  peopleRemove: 'この {人|ひと}を {消|け}す',
  peopleBack: '{前|まえ}に {戻|もど}る',
  peopleApart: 'この {人|ひと}の {予約|よやく}を {別|べつ}に する',
  partyReduce: '{来|く}る {人|ひと}を {少|すく}なく する',
  partyReduceLead:
    '{日|ひ}と {場所|ばしょ}は {同|おな}じです。{来|こ}ない {人|ひと}の {席|せき}は、ほかの {人|ひと}が {使|つか}います。',
  partyReduceWho: '{来|こ}ない {人|ひと}',
  partyReduceTo: '{来|く}る {人|ひと}の {数|かず}',
  urgentTitle: 'カードを なくした とき（すぐ {電話|でんわ}）',
  officeByEarliest: '{早|はや}く {空|あ}く {順|じゅん}に {並|なら}べる',
  officeByWard: '{区|く}ごとに {並|なら}べる',
  officeNoFree: '{今|いま}は {空|あ}いて いません',
  copyNumbers: '{番号|ばんごう}と コードを コピーする',
  copied: 'コピーしました',
  sessionCookies:
    '{前|まえ}の ページの {記録|きろく}が ありません。ブラウザーの Cookie（クッキー）が {使|つか}えない ときは、{使|つか}えるように して ください。はじめから して ください。',
  numberEnding: '{終|お}わりの 3つの {数字|すうじ}は {digits}',
  choosePlease: '{選|えら}んで ください',

  itemName: '{名前|なまえ}',
  itemKana: '{名前|なまえ}の {読|よ}み{方|かた}（カタカナ）',
  itemKanaHint: '{例|れい}：カワサキ　ハナコ',
  itemBirthday: '{生|う}まれた {日|ひ}',
  itemBirthdayHint: '{例|れい}：1980{年|ねん}4{月|がつ}1{日|ついたち} → 19800401',
  itemAddress: '{住所|じゅうしょ}（{住|す}んでいる ところ）',
  itemPhone: '{電話番号|でんわばんごう}',
  itemPhoneHint: '{昼|ひる}に {話|はな}せる {番号|ばんごう}。{例|れい}：090-0000-0000',
  itemProcedure: '{何|なに}を しますか',
  itemAccommodation: '{手伝|てつだ}って ほしいこと',
  itemAccommodationHint:
    '{車|くるま}いす、{手話|しゅわ}、{書|か}いて {話|はな}すこと など。{病気|びょうき}の {名前|なまえ}は {書|か}かないで ください。',
  procedureRenewal: '電子証明書を 新しくする',
  procedureIssue: '電子証明書を はじめて もらう',
  procedurePin: '暗証番号を もう一度 決める',
  procedurePickup: 'カードを もらう',
  procedureChange: '住所や 名前を 変える',
  procedureOther: 'ほかのこと',
  notEntered: '（{書|か}いていません）',

  officeLegend: '{行|い}きたい {場所|ばしょ}を 1つ {選|えら}んで ください',
  officeHome: 'あなたの {区|く}',
  officeNone:
    '{今|いま}、{予約|よやく}できる {場所|ばしょ}が ありません。{電話|でんわ}して ください。',
  officeChange: '{場所|ばしょ}を {変|か}える',
  toCalendar: 'カレンダーを {見|み}る',

  dateTitle: '{日|ひ}を {選|えら}んで ください',
  earliest: 'いちばん {早|はや}い {日|ひ}：',
  nothingFree: 'ここは {今|いま}、{予約|よやく}できる {日|ひ}が ありません。',
  elsewhereFree: 'ほかの {場所|ばしょ}なら {空|あ}いています：',
  nothingFreePhone:
    'だれかが やめると {空|あ}きます。あとで また {見|み}るか、{電話|でんわ}して ください。',
  waitlistLink: '{空|あ}いたら メールで {知|し}らせて もらう',
  monthPrevious: '{month}を {見|み}る',
  monthNext: '{month}を {見|み}る',
  dayFree: '{空|あ}いています',
  dayFew: 'あと {少|すこ}し',
  dayFull: 'いっぱい',
  dayClosed: '{休|やす}み',
  dayHoliday: '{休|やす}みの {日|ひ}',
  dayOutside: '{予約|よやく}できません',
  dayCurrent: '{今|いま}の {予約|よやく}',
  dayFullLong: 'この{日|ひ}は いっぱいです。ほかの {日|ひ}を {選|えら}んで ください。',
  dayClosedLong: 'この{日|ひ}は {予約|よやく}できません。ほかの {日|ひ}を {選|えら}んで ください。',
  backToCalendar: 'カレンダーに {戻|もど}る',
  timeTitle: '{day}：{時間|じかん}を {選|えら}んで ください',
  timeLead:
    '{選|えら}んだ {時間|じかん}は、{minutes}{分|ぷん}の {間|あいだ}、あなたの ために {取|と}っておきます。',
  timeSpan: '{from} から {to}',
  working: '{確|たし}かめています。{少|すこ}し {待|ま}って ください。',
  heldNow:
    '{今|いま}、{time} を {取|と}ってあります。ほかの {時間|じかん}を {選|えら}ぶと、{変|か}わります。',
  heldKeep: 'この {時間|じかん}で {次|つぎ}へ',

  waitlistTitle: '{空|あ}いたら メールで {知|し}らせて もらう',
  waitlistEarlier: 'もっと {早|はや}い {日|ひ}が {空|あ}いたら、メールで {知|し}らせて もらう',
  waitlistLead:
    '{空|あ}いたら メールで {知|し}らせます。{早|はや}く {予約|よやく}した {人|ひと}が {先|さき}です。{必|かなら}ず {予約|よやく}できるとは {限|かぎ}りません。',
  waitlistOffice: '{場所|ばしょ}',
  waitlistAnyOffice: 'どこでも いい',
  waitlistFrom: 'この {日|ひ}から',
  waitlistTo: 'この {日|ひ}まで',
  waitlistTime: '{時間|じかん}',
  waitlistAnyTime: 'いつでも いい',
  waitlistMorning: '午前（12:00まで）',
  waitlistAfternoon: '午後（12:00から）',
  waitlistMailHint: '{知|し}らせるためだけに {使|つか}います。{終|お}わったら {消|け}します。',
  waitlistJoin: '{知|し}らせて もらう',
  waitlistPendingTitle: '{確認|かくにん}の メールを {送|おく}りました',
  waitlistDoneTitle: '{受|う}け{付|つ}けました',
  waitlistDoneLead: '{空|あ}いたら、メールで {知|し}らせます。',
  waitlistReceipt:
    'まだ {終|お}わって いません。{mail} に メールを {送|おく}りました。メールの ページで ボタンを {押|お}して ください。3日 {過|す}ぎると、できません。',
  waitlistConfirmTitle: 'お{知|し}らせを もらいますか',
  waitlistConfirmLead: '{空|あ}いたら、メールで {知|し}らせます。',
  waitlistConfirmButton: 'お{知|し}らせを もらう',
  waitlistOn:
    '{今|いま}は、{次|つぎ}の {日|ひ}や {時間|じかん}が {空|あ}いたら、メールで {知|し}らせます。',
  waitlistNone: '{今|いま}、お{知|し}らせする {希望|きぼう}は ありません',
  waitlistStopTitle: 'お{知|し}らせを やめますか',
  waitlistStopLead: 'やめると、メールアドレスも {消|け}します。',
  waitlistStopButton: 'やめる',
  waitlistStoppedTitle: 'お{知|し}らせを やめました',
  waitlistStoppedLead: 'また いつでも {申|もう}し{込|こ}めます。',

  holdUntil: 'この {時間|じかん}は {time} まで {取|と}ってあります。',
  holdLeft: '（あと {minutes}{分|ふん}）',
  holdLeftSeconds: '（あと {seconds}{秒|びょう}）',
  holdWarning: 'あと2{分|ふん}で {終|お}わります。{下|した}の ボタンを {押|お}すと {延|の}びます。',
  holdWarningLast: 'あと2{分|ふん}で {終|お}わります。',
  holdOver: '{時間|じかん}が {過|す}ぎました。もう{一度|いちど} {日|ひ}を {選|えら}んで ください。',
  holdExtend: '{minutes}{分|ぷん} {延|の}ばす',
  holdNoMore: 'これより {延|の}ばせません。',
  expiredTitle: '{取|と}っておく {時間|じかん}が {過|す}ぎました',
  expiredLead:
    '{日|ひ}と {時間|じかん}だけ、もう{一度|いちど} {選|えら}んで ください。ほかに {書|か}いたことは {残|のこ}っています。',

  mail: 'メールアドレス',
  mailHint:
    '{書|か}くと、{予約|よやく}の {内容|ないよう}と、{前|まえ}の {日|ひ}の お{知|し}らせが {届|とど}きます。',
  mailHintRequired:
    '{予約|よやく}の {内容|ないよう}と、{前|まえ}の {日|ひ}の お{知|し}らせを {送|おく}ります。',
  mailSkip:
    'メールが いらない {人|ひと}は、{何|なに}も {書|か}かないで「{次|つぎ}へ」を {押|お}して ください。',
  mailNone: '（なし）',

  confirmTitle: '{確|たし}かめて ください',
  confirmLead:
    'まだ {予約|よやく}は {終|お}わっていません。よければ「{予約|よやく}する」を {押|お}して ください。',
  confirmButton: '{予約|よやく}する',
  summaryService: 'すること',
  summaryWhen: '{日|ひ}と {時間|じかん}',
  summaryOffice: '{場所|ばしょ}',
  summaryNumber: '{番号|ばんごう}',

  doneTitle: '{予約|よやく}できました',
  doneMailSent: '{同|おな}じことを メールで {送|おく}ります。',
  doneNoMail:
    'この {画面|がめん}を {印刷|いんさつ}するか、{番号|ばんごう}を {紙|かみ}に {書|か}いて ください。',
  ticketTitle: '{受付番号|うけつけばんごう}と {確認|かくにん}コード',
  receiptNumber: '{受付番号|うけつけばんごう}',
  changeCode: '{確認|かくにん}コード',
  ticketText:
    '{予約|よやく}を {変|か}えるときと、{来|く}る {日|ひ}に {使|つか}います。なくさないで ください。',
  qrLabel: '{受付番号|うけつけばんごう}の QRコード',
  addToCalendar: 'カレンダーに {入|い}れる',
  map: '{地図|ちず}を {見|み}る',
  bringTitle: '{持|も}ってくるもの',
  beforeTitle: '{来|く}る {前|まえ}に',
  laterTitle: '{予約|よやく}を {変|か}えたいとき',
  laterText:
    '「{予約|よやく}を {見|み}る・{変|か}える・やめる」で、{受付番号|うけつけばんごう}と {確認|かくにん}コードを {書|か}いて ください。{電話|でんわ}でも できます。',

  manageLead:
    '{受付番号|うけつけばんごう}と、6つの {数字|すうじ}の {確認|かくにん}コードを {書|か}いて ください。',
  receiptHint: '9つの {数字|すうじ}です。',
  changeCodeHint: '6つの {数字|すうじ}です。',
  manageOpen: '{予約|よやく}を {見|み}る',
  manageOther: '{手紙|てがみ}の {番号|ばんごう}で {見|み}る',
  manageByMail: '{予約|よやく}のあとに {届|とど}いた メールの リンクからも {見|み}られます。',
  manageByReceipt: '{受付番号|うけつけばんごう}と {確認|かくにん}コードで {見|み}る',
  manageActions: '{変|か}える・やめる',
  bookingTitle: 'あなたの {予約|よやく}',
  alreadyBookedNews: 'この {番号|ばんごう}は、もう {予約|よやく}しています。',
  changedNews: '{予約|よやく}を {変|か}えました。',
  cancelledNews: '{予約|よやく}を やめました。',
  stateCancelled: 'この {予約|よやく}は やめました',
  stateExpired: 'この {予約|よやく}は できていません',
  stateHeld: 'この {予約|よやく}は まだ {終|お}わっていません',
  stateOver: 'この {予約|よやく}は {終|お}わりました',
  mayUntil: '{time} まで できます。',
  laterNoChange:
    'この{日時|にちじ}にすると、ウェブでは もう {変|か}えられません（やめることは できます）。',
  laterNothing:
    'この{日時|にちじ}にすると、ウェブでは もう {変|か}えることも やめることも できません。{変|か}えたいときは、{電話|でんわ}して ください。',
  keptAlready:
    '{前|まえ}に{選|えら}んだ {下|した}の{日時|にちじ}を {取|と}ってあります。このまま{予約|よやく}するか、{日時|にちじ}を{選|えら}び{直|なお}して ください。',
  changeClosed:
    '{変|か}えることは {time} まで できました。{変|か}えたいときは、{電話|でんわ}して ください。',
  cancelClosed: 'やめることは {time} まで できました。やめたいときは、{電話|でんわ}して ください。',
  manageThis: 'この {予約|よやく}を {変|か}える・やめる',
  changeWhen: '{日|ひ}や {場所|ばしょ}を {変|か}える',
  cancelBooking: '{予約|よやく}を やめる',
  bookAgain: '{新|あたら}しく {予約|よやく}する',
  cancelTitle: '{予約|よやく}を やめますか',
  cancelLead: 'やめると、この {時間|じかん}は ほかの {人|ひと}が {予約|よやく}できます。',
  cancelButton: 'やめる',
  keepBooking: 'やめないで {戻|もど}る',
  keepUnchanged: '{変|か}えないで {戻|もど}る',
  changeTitle: '{予約|よやく}を {変|か}える',
  changeNow: '{今|いま}の {予約|よやく}：{time}',
  changeTimeLead:
    '{新|あたら}しい {時間|じかん}を {選|えら}んで ください。{決|き}まるまで、{今|いま}の {予約|よやく}は そのままです。',
  changeConfirmTitle: 'このように {変|か}えますか',
  changeBefore: '{前|まえ}',
  changeAfter: '{新|あたら}しい',
  changeButton: '{変|か}える',
  changeNotYet: 'まだ {変|か}わっていません。',

  errorPrefix: 'エラー：',
  errorTitle: '{書|か}いたことを {確|たし}かめて ください',
  errorStopped: '{次|つぎ}へ {行|い}けませんでした',
  errorHelp: 'わからないときは、{電話|でんわ}して ください。',
  lockedMinutes: '（{minutes}{分|ふん}ぐらい {待|ま}つと、また {書|か}けます。）',
  fieldRequired: '{書|か}いて ください。',
  fieldDate: '{日|ひ}を {正|ただ}しく {書|か}いて ください。{例|れい}：19800401',
  fieldDateOrder:
    '「この {日|ひ}から」と {同|おな}じ {日|ひ}か、{後|あと}の {日|ひ}を {選|えら}んで ください。',
  fieldPhone: '{電話番号|でんわばんごう}を {数字|すうじ}で {書|か}いて ください。',
  dayHeld: '{取|と}ってある {時間|じかん}',
  partySplit:
    '1つの {時間|じかん}に {予約|よやく}できるのは {max}{人|にん}までです。もっと {多|おお}いときは {max}{人|にん}ずつ {分|わ}けて {予約|よやく}して ください。',
  numberDigits: '{数字|すうじ}が {n}{個|こ}です。',
  fieldNumber:
    '{番号|ばんごう}の {文字|もじ}の {数|かず}が {違|ちが}います。もう{一度|いちど} {見|み}て {書|か}いて ください。',
  fieldMail: 'メールアドレスを {正|ただ}しく {書|か}いて ください。{例|れい}：hanako@example.jp',
  fieldTooLong: '{長|なが}すぎます。{短|みじか}く して ください。',
  fieldChoice: '1つ {選|えら}んで ください。',
  fieldBirthday:
    '{誕生日|たんじょうび}を、{例|れい}のように {数字|すうじ}で {書|か}いて ください。',

  // Privacy
  privacyTitle: '{個人|こじん}の {情報|じょうほう}の あつかい',
  privacyNote:
    '{書|か}いたことは、この {予約|よやく}と {手続|てつづ}きの {準備|じゅんび}、あなたへの {連絡|れんらく}の ためだけに {使|つか}います。',
  waitlistPrivacy:
    '{書|か}いたことは、{空|あ}きを {知|し}らせる ためだけに {使|つか}います。{終|お}わったら {消|け}します。',
  privacyPurposeTitle: '{何|なん}のために {使|つか}うか',
  privacyKeptTitle: '{残|のこ}すものと {期間|きかん}',
  privacyKept:
    '{予約|よやく}の {記録|きろく}は、{窓口|まどぐち}に {来|く}る {日|ひ}から {days}{日|にち}たつと {消|け}します。',
  privacyMailKept:
    'メールアドレスは、{窓口|まどぐち}に {来|く}る {日|ひ}から、{長|なが}くても {days}{日|にち}で {消|け}します。',
  privacyCookiesTitle: 'Cookie（クッキー）',
  privacyCookies:
    '{予約|よやく}の {途中|とちゅう}の {内容|ないよう}、{選|えら}んだ {言葉|ことば}、{悪|わる}い {使|つか}い{方|かた}を ふせぐ しるしだけを、あなたの スマートフォンや パソコンに {置|お}きます。{広告|こうこく}には {使|つか}いません。ほかの サイトで {何|なに}をしたかも {調|しら}べません。',
  privacyContactTitle: '{聞|き}きたいとき',
  privacyContact:
    '{自分|じぶん}の {情報|じょうほう}を {見|み}る、{直|なお}す、{消|け}すことは、{電話|でんわ}で {聞|き}いて ください。',
}
