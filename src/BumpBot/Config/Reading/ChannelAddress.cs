namespace BumpBot.Config.Reading;

/// <summary>The address of a channel. Messages never show it: most are secrets.</summary>
internal static class ChannelAddress
{
    /// <summary>What is sent there, which decides whether it may go in clear.</summary>
    public enum Carries
    {
        /// <summary>A token, or an address that is one.</summary>
        ASecret,

        /// <summary>Nothing that is of use to who reads it on its way.</summary>
        WhatIsSigned,
    }

    /// <summary>Null = a problem.</summary>
    public static Uri? Read(Scalar text, Section channel, string key, Carries carries)
    {
        var (problem, remedy) =
            !Uri.TryCreate(text.Value, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") ? ($"{key} is not an address", $"write {channel.Example(key)}")
            : url.UserInfo.Length > 0 ? ($"{key} has a user name or password in it", "leave them out")
            : url.Fragment.Length > 0 ? ($"{key} has a # in it", $"write {channel.Example(key)}")
            : url is { Scheme: "http", IsLoopback: false } && carries == Carries.ASecret ? ($"{key} is plain http, so that a secret could be read on its way", "write https")
            : ("", "");
        if (problem.Length == 0)
            return url;
        channel.Problems.Add(text.At, problem, remedy);
        return null;
    }

    /// <summary>With a slash at its end; null = a problem.</summary>
    public static Uri? Api(Section channel, string otherwise) =>
        channel.Text("api") is not { } text ? new Uri(otherwise)
        : Read(text, channel, "api", Carries.ASecret) is { } url ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/")
        : null;
}
