//! Brings captures: from files, folders, archives and standard input.
