package dev.podnosis.catalogue;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** A language that every word shown exists in. */
public enum Language {
  ENGLISH("en", "English", Locale.ENGLISH),
  CHINESE("zh", "中文", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final String ownName;
  private final Locale locale;

  Language(String tag, String ownName, Locale locale) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The language's tag, as in file names and options: {@code en}, {@code zh}. */
  public String tag() {
    return tag;
  }

  /** The language's name in itself. */
  public String ownName() {
    return ownName;
  }

  /** The locale for sorting and for upper and lower case. */
  public Locale locale() {
    return locale;
  }

  /** Names one after the other. */
  public String list(Collection<String> names) {
    return String.join(this == CHINESE ? "、" : ", ", names);
  }

  /** Parts of a sentence one after the other. */
  public String clauses(Collection<String> parts) {
    return String.join(this == CHINESE ? "，" : ", ", parts);
  }

  /** What a thing is, and what is said of it. */
  public String labelled(String label, String what) {
    return label + (this == CHINESE ? "：" : ": ") + what;
  }

  /** Sentences, or what has commas itself, one after the other. */
  public String series(Collection<String> sentences) {
    return String.join(this == CHINESE ? "；" : "; ", sentences);
  }

  /** Whole sentences, which bring their full stops, one after the other. */
  public String text(Collection<String> sentences) {
    return String.join(this == CHINESE ? "" : " ", sentences);
  }

  /** The language of a tag such as {@code zh} or {@code zh-CN}; empty when there is none. */
  public static Optional<Language> of(String tag) {
    String first = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    for (Language language : values()) {
      if (language.tag.equals(first)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The language to begin with for a user's locale: Chinese for Chinese, otherwise English. */
  public static Language forLocale(Locale locale) {
    return of(locale.getLanguage()).orElse(ENGLISH);
  }
}
