/**
 * Names for the demonstration: invented people only. Rare characters are written as escapes where
 * an editor or a well-meant normalisation could swap them unseen.
 */

/** Surname, katakana, weight. */
export type Surname = readonly [kanji: string, kana: string, weight: number]
/** Given name, katakana. */
export type GivenName = readonly [kanji: string, kana: string]

const pairs = (text: string): GivenName[] =>
  text
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split(':') as unknown as GivenName)

const COMMON = `
佐藤:サトウ 鈴木:スズキ 高橋:タカハシ 田中:タナカ 伊藤:イトウ 渡辺:ワタナベ 山本:ヤマモト 中村:ナカムラ
小林:コバヤシ 加藤:カトウ 吉田:ヨシダ 山田:ヤマダ 佐々木:ササキ 山口:ヤマグチ 松本:マツモト 井上:イノウエ
木村:キムラ 林:ハヤシ 斎藤:サイトウ 清水:シミズ 山崎:ヤマザキ 森:モリ 池田:イケダ 橋本:ハシモト
阿部:アベ 石川:イシカワ 山下:ヤマシタ 中島:ナカジマ 石井:イシイ 小川:オガワ 前田:マエダ 岡田:オカダ
長谷川:ハセガワ 藤田:フジタ 後藤:ゴトウ 近藤:コンドウ 村上:ムラカミ 遠藤:エンドウ 青木:アオキ 坂本:サカモト
福田:フクダ 太田:オオタ 西村:ニシムラ 藤井:フジイ 金子:カネコ 岡本:オカモト 藤原:フジワラ 中野:ナカノ
三浦:ミウラ 原田:ハラダ 中川:ナカガワ 松田:マツダ 竹内:タケウチ 小野:オノ 田村:タムラ 中山:ナカヤマ
和田:ワダ 石田:イシダ 森田:モリタ 上田:ウエダ 原:ハラ 内田:ウチダ 柴田:シバタ 酒井:サカイ
宮崎:ミヤザキ 横山:ヨコヤマ 高木:タカギ 安藤:アンドウ 宮本:ミヤモト 大野:オオノ 小島:コジマ 工藤:クドウ
谷口:タニグチ 今井:イマイ 高田:タカダ 増田:マスダ 丸山:マルヤマ 杉山:スギヤマ 村田:ムラタ 大塚:オオツカ
`

/** Old and rare forms that break fonts, CP932 and careless software (CD-32). */
const RARE: readonly Surname[] = [
  ['\u9ad9橋', 'タカハシ', 6], // 髙
  ['山\ufa11', 'ヤマザキ', 5], // 﨑, a compatibility code point that NFKC leaves alone
  ['\u{20bb7}田', 'ヨシダ', 4], // 𠮷, outside the BMP: two UTF-16 units
  ['\u845b\u{e0100}城', 'カツラギ', 2], // 葛 with a variation selector
  ['\u8fbb\u{e0100}', 'ツジ', 2], // 辻 with one dot
  ['\ufa19谷', 'カミヤ', 2], // 神 as a compatibility ideograph, lost by NFC
  ['\ufa10本', 'ツカモト', 1], // 塚, lost by NFC too
  ['渡邊', 'ワタナベ', 4],
  ['渡邉', 'ワタナベ', 4],
  ['渡\u9089\u{e0106}', 'ワタナベ', 1],
  ['齋藤', 'サイトウ', 4],
  ['齊藤', 'サイトウ', 3],
  ['濵田', 'ハマダ', 2],
  ['栁沢', 'ヤナギサワ', 1],
  ['澤田', 'サワダ', 3],
  ['廣瀨', 'ヒロセ', 2],
  ['德永', 'トクナガ', 2],
  ['勅使河原', 'テシガワラ', 1],
  ['一', 'ニノマエ', 0.3],
]

export const SURNAMES: readonly Surname[] = [
  ...pairs(COMMON).map(([kanji, kana], index): Surname => [kanji, kana, 40 - index / 3]),
  ...RARE,
]

/** Given names by sex for three generations: born before 1960, to 1995, later. */
export const GIVEN_NAMES: Record<'m' | 'f', readonly (readonly GivenName[])[]> = {
  m: [
    pairs(`清:キヨシ 茂:シゲル 勇:イサム 正雄:マサオ 博:ヒロシ 進:ススム 弘:ヒロシ 和夫:カズオ 昭:アキラ 三郎:サブロウ
      勝利:カツトシ 幸雄:ユキオ 武:タケシ 實:ミノル 惠一:ケイイチ 辰之助:タツノスケ`),
    pairs(`誠:マコト 浩:ヒロシ 隆:タカシ 健一:ケンイチ 大輔:ダイスケ 直樹:ナオキ 剛:ツヨシ 学:マナブ 亮:リョウ 拓也:タクヤ
      翔太:ショウタ 和也:カズヤ 哲也:テツヤ 雅之:マサユキ 祐介:ユウスケ 龍太郎:リュウタロウ`),
    pairs(`蓮:レン 湊:ミナト 陽翔:ハルト 樹:イツキ 悠真:ユウマ 大和:ヤマト 颯太:ソウタ 朝陽:アサヒ 律:リツ 凪:ナギ
      結翔:ユイト 碧:アオ 琉生:ルイ 新:アラタ 奏太:ソウタ ひなた:ヒナタ`),
  ],
  f: [
    pairs(`和子:カズコ 幸子:サチコ 節子:セツコ キヨ:キヨ 洋子:ヨウコ 京子:キョウコ 久子:ヒサコ ヨシ子:ヨシコ 美代子:ミヨコ
      文子:フミコ トメ:トメ 恵子:ケイコ 悦子:エツコ 壽美江:スミエ ハナ:ハナ 千代:チヨ`),
    pairs(`由美子:ユミコ 真由美:マユミ 久美子:クミコ 陽子:ヨウコ 智子:トモコ 香織:カオリ 裕子:ユウコ 愛:アイ 恵:メグミ
      麻衣:マイ 美穂:ミホ さやか:サヤカ 彩:アヤ 千尋:チヒロ 眞理子:マリコ 奈々:ナナ`),
    pairs(`陽葵:ヒマリ 凛:リン 結菜:ユイナ 紬:ツムギ 葵:アオイ 澪:ミオ 莉子:リコ 芽依:メイ さくら:サクラ 美桜:ミオ
      結愛:ユア 杏:アン 詩:ウタ 心春:コハル ひまり:ヒマリ 咲良:サクラ`),
  ],
}

/** Foreign residents: family name, given names. Latin ones in capitals, as the residence record has. */
export const FOREIGN_NAMES: readonly (readonly [family: string, given: readonly string[]])[] = [
  ['NGUYEN', ['VAN ANH', 'THI THU HUONG', 'MINH DUC', 'THI NGOC LAN']],
  ['TRAN', ['QUOC BAO', 'THI MAI']],
  ['王', ['秀英', '偉', '芳', '子轩']],
  ['李', ['娜', '明', '静']],
  ['金', ['民俊', '瑞妍', '美英']],
  ['朴', ['智友', '賢宇']],
  ['SMITH', ['JOHN MICHAEL', 'EMILY ROSE', 'OLIVER']],
  ['GURUNG', ['BISHAL', 'SUNITA']],
  ['SHRESTHA', ['RAJESH KUMAR', 'ANJALI']],
  ['DELA CRUZ', ['MARIA TERESA SANTOS', 'JOSE MARI']],
  ['DOS SANTOS OLIVEIRA', ['MARIA APARECIDA DA CONCEICAO', 'PEDRO HENRIQUE']],
  ['SILVA', ['LUCAS', 'ANA BEATRIZ']],
  ['RAMANATHAN', ['VENKATASUBRAMANIAN KRISHNAMURTHY', 'LAKSHMI']],
  ['ANDRIANAMPOINIMERINA', ['RAKOTOARISOA JEAN-BAPTISTE EMMANUEL']],
  ["O'CONNOR", ['SEAN', 'SIOBHAN']],
]
