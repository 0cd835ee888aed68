using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Each named reason as a sentence for people.</summary>
public static class ReasonText
{
    public static string Of(ReferenceReason reason) => "";

    public static string Of(BumpReason reason) => "";

    public static string Of(ReleaseSkip reason) => "";
}
