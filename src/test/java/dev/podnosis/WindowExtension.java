package dev.podnosis;

import dev.podnosis.kube.Kubeconfigs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxToolkit;

/**
 * Gives each test a window that has the focus and has read that there is no kubeconfig, and closes
 * it when the test is over. Its folder is its own and goes with it.
 */
final class WindowExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace OPEN =
      ExtensionContext.Namespace.create(WindowExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == DrivenWindow.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    try {
      FxToolkit.registerPrimaryStage();
      Path folder = Files.createTempDirectory("podnosis-window");
      DrivenWindow window = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder));
      test.getStore(OPEN).put(folder, new Opened(window, folder));
      window.run(window.stage()::requestFocus);
      return window.await("the kubeconfig is read", () -> window.start().model().settled());
    } catch (IOException | TimeoutException e) {
      throw new ParameterResolutionException("the window does not open", e);
    }
  }

  private record Opened(DrivenWindow window, Path folder) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      window.close();
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(folder)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }
}
