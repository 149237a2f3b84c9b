/** Towns for the demonstration. They need not exist, and the numbers after them are made up. */

export const DEMO_CITIES = ['kawasaki', 'kawagoe', 'chiba', 'seto', 'fukuoka'] as const
export type DemoCity = (typeof DEMO_CITIES)[number]

const towns = (text: string): string[] => text.split(' ')

/** Towns by ward; a city without wards has one entry with an empty name. */
export const CITIES: Record<DemoCity, { name: string; wards: Record<string, string[]> }> = {
  kawasaki: {
    name: '川崎市',
    wards: {
      川崎区: towns(
        '東田町 宮前町 駅前本町 小川町 大島 渡田 浜町 京町 桜本 殿町 大師本町 四谷上町',
      ),
      幸区: towns('戸手本町 南幸町 中幸町 下平間 古市場 鹿島田 新川崎 小倉 南加瀬 北加瀬 小向町'),
      中原区: towns('小杉町 新丸子町 丸子通 木月 井田 苅宿 市ノ坪 上小田中 下小田中 宮内 上新城'),
      高津区: towns('溝口 下作延 上作延 久本 坂戸 二子 瀬田 末長 梶ケ谷 千年 子母口 久地 新作'),
      多摩区: towns('登戸 中野島 菅 生田 枡形 東生田 長沢 南生田 西生田 宿河原 堰 布田 寺尾台'),
      宮前区: towns('宮前平 鷺沼 有馬 小台 土橋 馬絹 宮崎 野川本町 平 菅生 水沢 犬蔵'),
      麻生区: towns('万福寺 上麻生 下麻生 百合丘 高石 多摩美 王禅寺西 白山 栗木台 はるひ野 片平'),
    },
  },
  chiba: {
    name: '千葉市',
    wards: {
      中央区: towns('新町 富士見 本千葉町 千葉寺町 蘇我 今井 松ケ丘町 仁戸名町 都町 登戸 生実町'),
      花見川区: towns('幕張町 検見川町 花園 瑞穂 こてはし台 作新台 花見川 横戸町 犢橋町 柏井町'),
      稲毛区: towns('稲毛東 小仲台 穴川 轟町 園生町 長沼町 山王町 宮野木町 黒砂 弥生町 天台'),
      若葉区: towns('都賀 桜木北 加曽利町 千城台東 小倉台 みつわ台 若松町 大宮台 御成台 野呂町'),
      緑区: towns('おゆみ野 鎌取町 誉田町 土気町 あすみが丘 高田町 椎名崎町 大膳野町 平川町'),
      美浜区: towns('高洲 高浜 幸町 真砂 磯辺 稲毛海岸 打瀬 中瀬 幕張西 若葉 新港'),
    },
  },
  fukuoka: {
    name: '福岡市',
    wards: {
      東区: towns('箱崎 香椎駅前 千早 名島 舞松原 土井 和白東 美和台 青葉 香椎照葉 志賀島'),
      博多区: towns('博多駅前 祇園町 中洲 千代 吉塚 竹下 那珂 諸岡 麦野 雑餉隈町 金の隈'),
      中央区: towns('天神 大名 赤坂 薬院 平尾 六本松 唐人町 港 地行浜 桜坂 草香江'),
      南区: towns('大橋 高宮 塩原 井尻 横手 野多目 老司 花畑 長住 桧原 柏原 弥永'),
      城南区: towns('別府 荒江 七隈 友丘 樋井川 片江 南片江 梅林 茶山 金山団地 東油山'),
      早良区: towns('西新 百道浜 高取 室見 原 飯倉 賀茂 次郎丸 野芥 四箇 田村 内野'),
      西区: towns('姪浜 小戸 愛宕 福重 橋本 壱岐団地 今宿 周船寺 九大新町 西都 能古'),
    },
  },
  kawagoe: {
    name: '川越市',
    wards: {
      '': towns(
        '元町 脇田本町 脇田町 新富町 菅原町 南通町 大字藤間 大字笠幡 大字小堤 豊田本 的場 霞ケ関東 かすみ野 南台 旭町 岸町 石原町 新宿町',
      ),
    },
  },
  seto: {
    name: '瀬戸市',
    wards: {
      '': towns(
        '追分町 西山町 原山町 陶原町 共栄通 深川町 東松山町 西本地町 南山町 菱野台 原山台 萩山台 八幡台 幡野町 上品野町 山口町 水無瀬町',
      ),
    },
  },
}

/** Buildings; %s stands for the town, which makes many different names out of a few. */
export const BUILDINGS = [
  'コーポ%s',
  '%sハイツ',
  'メゾン・ド・%s',
  'グランドメゾン%s弐番館',
  'ライオンズマンション%s第２',
  'サンライズ%s',
  '%s住宅３号棟',
  'レジデンスタワー%s・ザ・ガーデンフロント イーストウイング',
  'Ｍ’ｓ ｃｏｕｒｔ%s',
  'ヴェルデ%s',
  '第三%s荘',
] as const
