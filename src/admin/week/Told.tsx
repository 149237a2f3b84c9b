import Link from 'next/link'

/** What a change has done: in words, and where those stand who have to be told. */
export type News = { words: string; unfit: number; from: string; to: string }

const listOf = ({ from, to }: News, office: string, service: string) =>
  `/admin/lists?${new URLSearchParams({ tab: 'unfit', from, to, offices: office, services: service, contact: '未連絡' })}`

type Props = { news: News; office: string; service: string }

export function Told({ news, office, service }: Props) {
  return (
    <div
      className={news.unfit > 0 ? 'mg-note mg-note--warn' : 'mg-note mg-note--good'}
      role="status"
    >
      <p>{news.words}</p>
      {news.unfit > 0 ? (
        <p>
          <Link href={listOf(news, office, service)} prefetch={false}>
            合わなくなった予約が{news.unfit}件あります。連絡する人の一覧を開く
          </Link>
        </p>
      ) : null}
    </div>
  )
}
