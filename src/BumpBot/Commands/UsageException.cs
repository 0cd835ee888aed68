namespace BumpBot.Commands;

/// <summary>The command line or the config is wrong: the message says all of it and what to write instead. Exit code 2.</summary>
public class UsageException(string message) : Exception(message);
