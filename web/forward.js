// The lab is the first page. A redirect without script would lose the state that a link carries after its #.
location.replace(`lab/${location.hash}`);
