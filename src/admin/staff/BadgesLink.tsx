import Link from 'next/link'

/** From the list of accounts to those without a badge (PR-21). */
export const BadgesLink = () => (
  <p>
    <Link href="/admin/badges?show=missing" prefetch={false}>
      名札のない人を見る
    </Link>
  </p>
)
