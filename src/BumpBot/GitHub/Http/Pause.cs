namespace BumpBot.GitHub.Http;

/// <summary>A pause that GitHub asks for.</summary>
/// <param name="OfResource">Whether an hourly limit is used up, of which REST and GraphQL each have their own; else nothing may go out at all.</param>
internal readonly record struct Pause(DateTimeOffset Until, bool OfResource);
