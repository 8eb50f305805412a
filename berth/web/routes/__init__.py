"""One file per question of the page: what is asked, and the template that shows it."""
