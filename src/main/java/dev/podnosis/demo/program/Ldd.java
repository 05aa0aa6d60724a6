package dev.podnosis.demo.program;

/** {@code ldd --version}: the usual way to learn a C library's version. */
final class Ldd implements Program {
  @Override
  public int run(Call call) {
    if (call.setting().image().libc().equals("musl")) {
      call.err(
          "musl libc (x86_64)\nVersion 1.2.5\nDynamic Program Loader\nUsage: /lib/ld-musl-x86_64.so.1 [options] [--] pathname\n");
      return 1;
    }
    call.out(
        """
        ldd (Debian GLIBC 2.36-9+deb12u10) 2.36
        Copyright (C) 2022 Free Software Foundation, Inc.
        This is free software; see the source for copying conditions.  There is NO
        warranty; not even for MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.
        Written by Roland McGrath and Ulrich Drepper.
        """);
    return 0;
  }
}
