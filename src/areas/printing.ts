import { type Area, page, records } from './area'

/** What is printed, on what, and for whom: labels, letters, devices, places that get flyers. */
export const printing: Area = {
  name: 'printing',
  menu: [
    {
      group: '案内と文面',
      at: 320,
      entries: [records('document-templates', '印刷物の文面', 'settings.edit')],
    },
    { group: 'カード', at: 410, entries: [page('/print', '印刷', 'print.use')] },
    {
      group: '記録',
      at: 660,
      entries: [
        records('devices', '機器', 'devices.read'),
        records('facilities', '施設（チラシの送り先）', 'facilities.edit'),
      ],
    },
  ],
}
