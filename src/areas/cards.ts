import { type Area, page, records } from './area'

/** Cards from their arrival to the handover. */
export const cards: Area = {
  name: 'cards',
  menu: [
    {
      group: 'カード',
      at: 400,
      entries: [
        page('/cards', 'カードを探す', 'cards.read'),
        page('/handover', '交付', 'cards.handover'),
        page('/card-tasks', 'カードの対応', 'cards.read'),
        page('/card-report', 'カードの集計', 'cards.read'),
        page('/card-papers', '受領書・申請書', 'cards.papers'),
        page('/procedures', '手続きの件数', 'cards.procedures'),
        page('/station', 'スキャン', 'cards.write'),
        page('/picking', '引き出し', 'cards.write'),
        page('/stocktake', '棚卸し', 'cards.write'),
        page('/places', '保管場所', 'cards.read'),
      ],
    },
    {
      group: 'カード',
      at: 420,
      entries: [
        page('/cards/reminders', '交付勧奨・期限・返戻', 'cards.read'),
        page('/cards/disposal', 'カードの廃棄', 'cards.read'),
        page('/cards/import', 'カードの取り込み', 'cards.import'),
        records('card-import-profiles', 'カードの取り込みの設定', 'settings.edit'),
        records('card-statuses', 'カードの状態区分', 'settings.edit'),
      ],
    },
  ],
}
