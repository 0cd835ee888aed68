namespace BumpBot.Config.Reading;

/// <summary>The address of <c>heartbeat:</c>. Messages never show it: such addresses are secrets themselves.</summary>
internal static class HeartbeatText
{
    /// <summary>Null = none, or a problem.</summary>
    public static Uri? Read(Section top)
    {
        if (top.TextUnlessOff("heartbeat") is not { } text)
            return null;
        if (Uri.TryCreate(text.Value, UriKind.Absolute, out var url) && url is { Scheme: "https" or "http", UserInfo: "", Fragment: "" })
            return url;
        top.Problems.Add(text.At, "heartbeat is no http or https address without user name and fragment", $"write {top.Example("heartbeat")}");
        return null;
    }
}
