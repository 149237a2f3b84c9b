'use client'

type Props = {
  page: { total: number; page: number; pageSize: number }
  onPage: (page: number) => void
}

/** Where one is in a long list, with the ways forward and back. */
export function Pager({ page, onPage }: Props) {
  const last = Math.max(1, Math.ceil(page.total / page.pageSize))
  const first = (page.page - 1) * page.pageSize + 1
  const end = Math.min(page.total, page.page * page.pageSize)
  if (last === 1) return null
  return (
    <nav className="mg-pager" aria-label="ページ">
      <button
        type="button"
        className="mg-button"
        disabled={page.page <= 1}
        onClick={() => onPage(page.page - 1)}
      >
        前の{page.pageSize}件
      </button>
      <span>
        {first}〜{end}件目（全{page.total}件）
      </span>
      <button
        type="button"
        className="mg-button"
        disabled={page.page >= last}
        onClick={() => onPage(page.page + 1)}
      >
        次の{page.pageSize}件
      </button>
    </nav>
  )
}
