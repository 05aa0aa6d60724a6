package dev.podnosis.demo.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The data files of the demo cluster. */
public final class Resources {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final String FOLDER = "/dev/podnosis/demo/";

  private Resources() {}

  /** Reads a file that is a list of records. */
  public static <T> List<T> list(String file, Class<T> type) {
    try (InputStream in = open(file)) {
      return YAML.readerForListOf(type).readValue(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file that is one record. */
  public static <T> T one(String file, Class<T> type) {
    try (InputStream in = open(file)) {
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file of several documents. */
  static List<ObjectNode> documents(String file) {
    List<ObjectNode> documents = new ArrayList<>();
    try (InputStream in = open(file);
        MappingIterator<JsonNode> nodes = YAML.readerFor(JsonNode.class).readValues(in)) {
      nodes.forEachRemaining(
          node -> {
            if (node instanceof ObjectNode object) {
              documents.add(object);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** Reads YAML text that is one object. */
  public static ObjectNode yaml(String text) {
    return (ObjectNode) YAML.readTree(text);
  }

  private static InputStream open(String file) {
    InputStream in = Resources.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException(
          "the program is incomplete: " + FOLDER + file + " is missing");
    }
    return in;
  }
}
