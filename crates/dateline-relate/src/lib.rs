//! What several readings have to do with each other.
