/**
 * Kanji that people use for one another in names and addresses, for search only. Each group is
 * folded to its first sign. Sure to find beats sure to be right here: 斉 and 斎 are different
 * characters, but a caller who says サイトウ does not say which, and the list shows the stored form.
 */
const GROUPS = `
辺邉邊 斉齊斎齋 高髙 崎﨑嵜碕 沢澤 浜濱濵 島嶋嶌 吉𠮷 広廣 国國 桜櫻 滝瀧 竜龍 恵惠 真眞 栄榮 徳德 関關
円圓 豊豐 富冨 柳栁桺 万萬 鉄鐵 芦蘆 亀龜 実實 寿壽 学學斈 条條 塩鹽 曽曾 礼禮 蔵藏 弥彌 槙槇 昇曻 桧檜
梅楳 峰峯 館舘 渕淵渊 渋澁 晃晄 薮藪籔 児兒 鴎鷗 桑桒 土圡 兎兔莵菟 来來 会會 当當 与與 余餘 沖冲 涼凉
遥遙 尭堯 祢禰 頼賴 瀬瀨 緑綠 黒黑 歩步 浄淨 静靜 穂穗 稲稻 満滿 県縣 剣劍劔 誉譽 予豫 双雙 台臺 体體
払拂 仏佛 伝傳 篭籠 竃竈 糸絲 聡聰 総總 荘莊 壮壯 巌巖 厳嚴 覚覺 勲勛勳 薫薰 戸戶 亜亞 為爲 衛衞 温溫
鶏鷄 渓溪 恒恆 巻卷 顕顯 黄黃 横橫 収收 禄祿 粛肅 釈釋 将將 奨獎 摂攝 専專 銭錢 禅禪 単單 団團 鎮鎭 転轉
灯燈 独獨 姫姬 宝寶 毎每 麦麥 薬藥 蛍螢 湾灣 経經 軽輕 芸藝 検檢 権權 鉱鑛 済濟 雑雜 参參 桟棧 証證 乗乘
畳疊 嬢孃 譲讓 醸釀 触觸 声聲 続續 対對 択擇 担擔 昼晝 鋳鑄 庁廳 聴聽 徴徵 逓遞 党黨 闘鬪 読讀 弐貳 脳腦
覇霸 廃廢 売賣 発發 抜拔 蛮蠻 秘祕 瓶甁 辞辭 穏穩 応應 奥奧 価價 画畫 楽樂 勧勸 歓歡 観觀 気氣 帰歸 犠犧
旧舊 拠據 挙擧 峡峽 狭狹 郷鄕 暁曉 区區 駆驅 茎莖 継繼 撃擊 倹儉 圏圈 献獻 験驗 効效 号號 砕碎 歯齒 湿濕
写寫 従從 縦縱 処處 叙敍 焼燒 図圖 随隨 髄髓 枢樞 数數 窃竊 繊纖 潜潛 挿插 捜搜 装裝 騒騷 属屬 帯帶 滞滯
胆膽 弾彈 遅遲 虫蟲 痴癡 点點 悩惱 杯盃 髪髮 褒襃 没沒 訳譯 揺搖 様樣 謡謠 乱亂 覧覽 両兩 猟獵 塁壘 励勵
霊靈 齢齡 恋戀 炉爐 労勞 楼樓 録錄 桝枡
`

/** Form to fold → form it is folded to. */
export const KANJI_FORMS: ReadonlyMap<string, string> = new Map(
  GROUPS.trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [first = '', ...others] = [...group]
      return others.map((other) => [other, first] as const)
    }),
)
