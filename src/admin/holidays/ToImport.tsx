import Link from 'next/link'

/** From the list of holidays to the import of the Cabinet Office's file (F-33). */
export const ToImport = () => (
  <p>
    <Link href="/admin/holiday-import" prefetch={false}>
      祝日CSVの取込（内閣府の「国民の祝日」のCSVで、まとめて最新にする）
    </Link>
  </p>
)
