import { type Area, records } from './area'

/** Mails to citizens and their texts. */
export const mail: Area = {
  name: 'mail',
  menu: [
    {
      group: '案内と文面',
      at: 310,
      entries: [records('mail-templates', 'メールのひな形', 'settings.edit')],
    },
    { group: '記録', at: 620, entries: [records('mails', '送信メール', 'mail.read')] },
  ],
}
