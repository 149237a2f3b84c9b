import { type Area, page, records } from './area'

/** The city's settings, the operation log, and how the product itself is doing. */
export const system: Area = {
  name: 'system',
  menu: [
    { group: '記録', at: 650, entries: [page('/logs', '操作ログ', 'audit.read')] },
    {
      group: '記録',
      at: 670,
      entries: [
        records('job-runs', '自動処理の記録', 'system.read'),
        records('check-results', '整合性の確認結果', 'system.read'),
      ],
    },
    {
      group: '設定',
      at: 710,
      entries: [page('/globals/city-settings', '市の設定', 'settings.edit')],
    },
  ],
}
