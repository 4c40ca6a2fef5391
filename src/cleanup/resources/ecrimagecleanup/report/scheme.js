// The switch between light and dark colours.

/** Light and dark follow the system until the switch is used; that is remembered no longer than the page. */
function onTheme(redraw) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const root = document.documentElement;
  const isDark = () => (root.style.colorScheme ? root.style.colorScheme === "dark" : system.matches);
  const follow = () => {
    button.textContent = isDark() ? "Light colours" : "Dark colours";
    redraw();
  };
  button.addEventListener("click", () => {
    root.style.colorScheme = isDark() ? "light" : "dark";
    follow();
  });
  system.addEventListener("change", follow);
  matchMedia("(width < 700px)").addEventListener("change", redraw);
  follow();
}
