// Before the page is painted: the theme that the reader chose, else the system's.
document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "system";
