/** Nothing can be said before the city has a line. */
export const NoLine = () => (
  <p className="mg-note mg-note--warn">
    回線がまだありません。市の管理者が「電話番号・回線」に回線を登録すると、ここに数字が出ます。
  </p>
)
