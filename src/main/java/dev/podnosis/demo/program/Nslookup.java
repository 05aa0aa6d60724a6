package dev.podnosis.demo.program;

/** {@code nslookup}: BIND's where the image holds BIND's tools, else BusyBox's. */
final class Nslookup implements Program {
  private final Program bind = new BindNslookup();
  private final Program busybox = new BusyboxNslookup();

  @Override
  public int run(Call call) throws InterruptedException {
    return (call.setting().image().has("dig") ? bind : busybox).run(call);
  }
}
