/** How words of screen names are read, so that kana finds them before the IME has turned it into kanji. */
const READINGS = `
電話 でんわ|予約 よやく|受付 うけつけ|時間 じかん|対応 たいおう|待 ま|一覧 いちらん|出力 しゅつりょく|不備 ふび
連絡 れんらく|枠 わく|状況 じょうきょう|週 しゅう|窓口 まどぐち|臨時 りんじ|閉 し|定期 ていき|休日 きゅうじつ|休 やす
開庁 かいちょう|場所 ばしょ|祝日 しゅくじつ|年末年始 ねんまつねんし|取込 とりこみ|取 と|込 こ|知 し|計画 けいかく
停止 ていし|案内 あんない|案内文 あんないぶん|質問 しつもん|形 がた|印刷 いんさつ|印刷物 いんさつぶつ|文面 ぶんめん
案内先 あんないさき|探 さが|交付 こうふ|集計 しゅうけい|受領書 じゅりょうしょ|申請書 しんせいしょ|手続 てつづ|件数 けんすう
引 ひ|出 だ|棚卸 たなおろ|保管 ほかん|勧奨 かんしょう|期限 きげん|返戻 へんれい|廃棄 はいき|設定 せってい|状態 じょうたい
区分 くぶん|対象者 たいしょうしゃ|移送 いそう|経路 けいろ|専任 せんにん|本市 ほんし|専用 せんよう|車両 しゃりょう|鍵付 かぎつ
運送 うんそう|会社 かいしゃ|移送中 いそうちゅう|事故 じこ|災害 さいがい|要望 ようぼう|回数 かいすう|不足 ふそく|提出 ていしゅつ
記録 きろく|送信 そうしん|外部 がいぶ|操作 そうさ|機器 きき|施設 しせつ|送 おく|先 さき|自動 じどう|処理 しょり
整合性 せいごうせい|確認 かくにん|結果 けっか|自分 じぶん|安全 あんぜん|名札 なふだ|規程 きてい|遵守 じゅんしゅ|事項 じこう
管理 かんり|市 し|単位 たんい|変 か|直 なお|作 つく|問合 といあわ|苦情 くじょう|研修 けんしゅう|訪問 ほうもん|報告 ほうこく
承認 しょうにん|点検 てんけん|検査 けんさ|委託 いたく|契約 けいやく|勤務 きんむ|担当 たんとう|職員 しょくいん|資産 しさん|郵便局 ゆうびんきょく
`

const WORDS = READINGS.trim()
  .split(/[\n|]/)
  .map((pair) => pair.split(' ') as [string, string])
  .sort(([a], [b]) => b.length - a.length)

const KNOWN = new RegExp(WORDS.map(([word]) => word).join('|'), 'gu')
const READING = new Map(WORDS)

/** The name in kana, as far as its words are known; the others stay as they are. */
export const readingOf = (name: string): string =>
  name.replace(KNOWN, (word) => READING.get(word) ?? word)
