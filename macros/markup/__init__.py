"""HTML read quickly where it is as our templates write it; what else there is stays with others."""
