import { type Area, records } from './area'

/** What the city says to citizens: notices, texts of services, questions and answers, whom to ask. */
export const notices: Area = {
  name: 'notices',
  menu: [
    {
      group: '案内と文面',
      at: 300,
      entries: [
        records('notices', 'お知らせ・計画停止', 'notices.edit'),
        records('service-texts', 'サービスの案内文', 'settings.edit'),
        records('faqs', 'よくある質問', 'faq.edit'),
      ],
    },
    {
      group: '案内と文面',
      at: 330,
      entries: [records('referral-targets', '案内先', 'settings.edit')],
    },
    { group: '記録', at: 630, entries: [records('referrals', '案内の記録', 'booking.read')] },
  ],
}
