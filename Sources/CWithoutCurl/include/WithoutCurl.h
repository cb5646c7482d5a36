// Nothing is called from outside: the linker alone takes what is defined here.
