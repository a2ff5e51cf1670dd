/// Files of named arrays that masks are written to.
public enum ArrayFileForm: Sendable {
    case npz, safeTensors
}
