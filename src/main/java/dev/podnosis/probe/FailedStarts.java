package dev.podnosis.probe;

import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Place;
import dev.podnosis.kube.StartOutcome;
import org.jspecify.annotations.Nullable;

/** Why a debug container or a node pod did not come to run, as evidence. */
final class FailedStarts {
  private FailedStarts() {}

  /** What came of starting one for a place. */
  static NotObserved of(StartOutcome.NotRunning not, Place place, String subject) {
    return new NotObserved(
        reason(not.why()), subject, detail(not, place), neededRight(not.why(), place));
  }

  private static NotObserved.Reason reason(StartOutcome.Why why) {
    return switch (why) {
      case NO_RIGHT -> NotObserved.Reason.NO_RIGHT;
      case POD_SECURITY, QUOTA, ADMISSION -> NotObserved.Reason.ADMISSION;
      case IMAGE -> NotObserved.Reason.IMAGE;
      case RUNTIME, ENDED, FAILED -> NotObserved.Reason.ERROR;
      case POD_GONE, POD_BEING_DELETED, POD_WITHOUT_NODE, NODE_GONE ->
          NotObserved.Reason.DISCONNECTED;
      case TIMED_OUT -> NotObserved.Reason.TIMED_OUT;
      case SKIPPED -> NotObserved.Reason.SKIPPED;
      case UNSUPPORTED, WINDOWS -> NotObserved.Reason.UNSUPPORTED;
    };
  }

  private static Detail detail(StartOutcome.NotRunning not, Place place) {
    return switch (not.why()) {
      case POD_BEING_DELETED -> new Detail.Known(Detail.Fact.POD_BEING_DELETED);
      case POD_WITHOUT_NODE -> new Detail.Known(Detail.Fact.POD_WITHOUT_NODE);
      case WINDOWS ->
          new Detail.Known(
              place instanceof Place.OnNode
                  ? Detail.Fact.NODE_ON_WINDOWS
                  : Detail.Fact.POD_ON_WINDOWS);
      default -> detail(not.detail());
    };
  }

  private static Detail detail(StartOutcome.Detail detail) {
    return switch (detail) {
      case StartOutcome.Said(String words) -> new Detail.Said(words);
      case StartOutcome.Ended(String reason, int code, String message) ->
          new Detail.Exit(reason, code, message);
      case StartOutcome.WithoutImages(var images) ->
          new Detail.Images(
              images.stream().map(each -> new Detail.Image(each.image(), each.detail())).toList());
    };
  }

  private static @Nullable String neededRight(StartOutcome.Why why, Place place) {
    if (why != StartOutcome.Why.NO_RIGHT) {
      return null;
    }
    return place instanceof Place.InPod in
        ? "patch pods/ephemeralcontainers in " + in.pod().namespace()
        : "create pods in " + Rights.NODE_PODS;
  }
}
