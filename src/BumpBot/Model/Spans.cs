using System.Diagnostics;

namespace BumpBot.Model;

/// <summary>Where the program's spans begin: cycle, look, target, request to the API. Nobody listens unless the service was told to send traces.</summary>
/// <remarks>A tag holds names of repositories, routes, numbers and results: never a message, a URL or a header.</remarks>
public static class Spans
{
    public static readonly ActivitySource Source = new("BumpBot");
}
